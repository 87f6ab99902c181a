"""The kinds of scenes: what each asks, which moves it takes, how they are judged."""
