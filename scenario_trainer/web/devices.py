"""What a browser says it is, short enough to recognise one's own telephone."""

# The first that fits counts: most browsers also name the ones they descend from.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def device(agent: str) -> str:
    """The browser and the system, or nothing where neither is known.

    >>> device("Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36")
    'Chrome, Android'
    """
    known = (
        next((name for mark, name in names.items() if mark in agent), None)
        for names in (BROWSERS, SYSTEMS)
    )
    return ", ".join(name for name in known if name)
