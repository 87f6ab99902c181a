// What a page can do more when scripts run. Everything here saves a reload or says something sooner;
// nothing depends on it.
(() => {
  "use strict";

  const banner = document.getElementById("banner");
  const status = document.getElementById("status");
  let waiting = null; // what of the officer was sent and not taken: its element, and how it is sent again

  const say = (words) => {
    status.textContent = "";
    setTimeout(() => { status.textContent = words; }, 60);
  };

  // --- a lost reply never looks like nothing, and nothing typed is torn away ---------
  const retry = banner.querySelector("[data-retry]");
  const door = banner.querySelector("[data-sign-in]");
  const isDraft = (element) => Boolean(element?.matches?.("[data-draft]"));

  const show = (words, asksToSignIn = false) => {
    banner.querySelector(".banner-words").textContent = words;
    retry.hidden = !waiting;
    door.hidden = !asksToSignIn;
    banner.hidden = false;
  };
  const hide = () => { banner.hidden = true; };
  const isWaiting = () => Boolean(waiting?.element.isConnected);
  const again = () => { if (isWaiting()) waiting.again(); }; // the same key goes along, so it counts once

  const howToSend = (element, submitter) => {
    if (isDraft(element)) return () => element.dispatchEvent(new Event("change"));
    if (!element.matches("form")) return () => element.click();
    return () => element.requestSubmit(submitter?.isConnected ? submitter : undefined);
  };

  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement;
    if (!form.matches("form")) return;
    if (form.dataset.busy) return event.preventDefault(); // a second tap while the first is under way
    form.dataset.busy = "yes";
    ctx.request.submitter?.classList.add("taken");
    hide();
  });

  document.addEventListener("htmx:finally:request", (event) => {
    const form = event.detail.ctx.sourceElement;
    if (!form.isConnected || !form.matches("form")) return;
    delete form.dataset.busy;
    form.querySelector(".taken")?.classList.remove("taken");
  });

  document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
    if (ctx.response.status >= 400 && !bringsTheForm(ctx)) return;
    if (waiting && waiting.element !== ctx.sourceElement && isWaiting()) return;
    waiting = null;
    hide();
  });

  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    if (isDraft(ctx?.sourceElement)) return keepTrying(ctx.sourceElement);
    failed(ctx);
    if (sentAgain(ctx)) return;
    show(navigator.onLine ? banner.dataset.lost : banner.dataset.offline);
  });

  document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
    const { status } = ctx.response;
    if (bringsTheForm(ctx)) return;
    if (isDraft(ctx.sourceElement)) {
      if (status >= 500) return keepTrying(ctx.sourceElement);
      draftSays(ctx.sourceElement.dataset.refused);
    }
    failed(ctx);
    if (status === 400) waiting = null; // sending it again cannot work: the banner says what can
    show(isPlain(ctx) && ctx.text ? ctx.text : banner.dataset.failed, status === 401);
  });

  const isPlain = (ctx) => (ctx.response.headers.get("Content-Type") || "").startsWith("text/plain");
  const bringsTheForm = (ctx) => [409, 422, 429].includes(ctx.response.status) && !isPlain(ctx);
  const failed = (ctx) => {
    if (!ctx?.sourceElement) return;
    const element = ctx.sourceElement;
    waiting = { element, again: howToSend(element, ctx.request?.submitter) };
  };

  retry.addEventListener("click", again);
  window.addEventListener("focus", () => { // back from signing in beside it: what was typed is kept by itself
    if (!banner.hidden && !door.hidden && isDraft(waiting?.element)) again();
  });
  window.addEventListener("offline", () => show(banner.dataset.offline));
  window.addEventListener("online", () => { if (!isWaiting()) hide(); });

  // --- double taps on plain forms -------------------------------------------
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-hx-post")) return;
    if (form.dataset.busy) return event.preventDefault();
    form.dataset.busy = "yes";
    setTimeout(() => { delete form.dataset.busy; }, 5000);
  });
  window.addEventListener("pageshow", () => { // the page as it was left, by the way back
    document.querySelectorAll("form[data-busy]").forEach((form) => { delete form.dataset.busy; });
  });

  // --- a new scene -----------------------------------------------------------
  document.addEventListener("htmx:after:swap", () => {
    const scene = document.getElementById("scene");
    if (!scene || scene.dataset.seen) return;
    arrive(scene);
    scene.scrollIntoView({ block: "start" });
    say(scene.dataset.announce);
    document.title = scene.dataset.title + " · Scenario Trainer";
  });

  const arrive = (scene) => {
    scene.dataset.seen = "yes";
    scene.querySelectorAll("noscript").forEach((part) => part.remove()); // a swapped one would show
    stopTime();
    for (const [mark, behave] of Object.entries(BEHAVIOURS)) {
      const part = scene.querySelector(mark);
      if (part) behave(part);
    }
  };

  // --- a clock: the server decides, this only shows ---------------------------
  // The choices come with the clock, and their form is sent once its place has been in view for
  // a second. A choice that was pressed stops the screen from answering with silence.
  const LOOKED_AT = 1000, PATIENCE = 8000, AGAIN = 300; // milliseconds
  let ticking = null, watching = null;

  const stopTime = () => {
    clearInterval(ticking);
    watching?.disconnect();
  };

  const keepTime = (timed) => {
    stopTime();
    timed.dataset.seen = "yes";
    startInView(timed.querySelector("[data-start]"));
    countDown(timed, timed.querySelector("[data-timer]"));
  };

  const startInView = (form) => {
    if (!form || !window.IntersectionObserver) return;
    let looking = null;
    watching = new IntersectionObserver(([place]) => {
      clearTimeout(looking);
      if (place.isIntersecting) looking = setTimeout(() => form.isConnected && form.requestSubmit(), LOOKED_AT);
    }, { threshold: 1 });
    watching.observe(form);
  };

  const countDown = (timed, timer) => {
    if (!timer) return;
    const end = Date.now() + Number(timer.dataset.left) * 1000;
    const count = timer.querySelector("[data-count]");
    const bar = timer.querySelector("progress");
    ticking = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (String(left) === count.textContent) return;
      count.textContent = left;
      bar.value = left;
      if (left === 30) say(timer.dataset.near);
      if (left === 10) say(timer.dataset.last);
      if (left === 0) {
        clearInterval(ticking);
        if (!timed.dataset.decided) document.getElementById("time-out")?.requestSubmit();
      }
    }, 250);
  };

  const isTimed = (ctx) => Boolean(ctx?.sourceElement?.matches?.("#timed form"));

  document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
    if (!isTimed(ctx)) return;
    const form = ctx.sourceElement;
    if (form.matches(".choices")) form.closest("#timed").dataset.decided = "yes";
    if (!form.dataset.again) ctx.request.timeout = PATIENCE;
  });

  const sentAgain = (ctx) => { // once, with the same key, before anybody is asked to
    const form = ctx?.sourceElement;
    if (!isTimed(ctx) || form.dataset.again) return false;
    form.dataset.again = "yes";
    setTimeout(again, AGAIN);
    return true;
  };

  document.addEventListener("htmx:after:swap", () => {
    const timed = document.getElementById("timed");
    if (!timed || timed.dataset.seen) return;
    keepTime(timed);
    say(timed.querySelector("[data-timer]")?.dataset.begun ?? "");
    if (document.activeElement === document.body) timed.focus({ preventScroll: true }); // the button is gone
  });

  // --- how many so far, and no more than may be ------------------------------
  const filled = (words, places) => words.replace(/\{(\w+)\}/g, (all, name) => places[name] ?? all);

  const countPicks = (note) => {
    const form = note.closest("form");
    const boxes = [...form.querySelectorAll("input[name=option]")];
    const most = Number(note.dataset.most || Infinity);
    const budget = Number(note.dataset.budget || Infinity);
    const count = () => {
      const chosen = boxes.filter((box) => box.checked);
      const spent = chosen.reduce((sum, box) => sum + Number(box.dataset.effort), 0);
      if (chosen.length) note.textContent = filled(note.dataset.soFar, { n: chosen.length, most, spent, budget });
      const fits = (box) => chosen.length < most && spent + Number(box.dataset.effort) <= budget;
      boxes.forEach((box) => { box.disabled = !box.checked && !fits(box); });
    };
    form.addEventListener("change", () => { count(); say(note.textContent); });
    count();
  };

  const limitSigns = (note) => {
    const form = note.closest("form");
    const boxes = [...form.querySelectorAll("input[name=for], input[name=against]")];
    const most = Number(note.dataset.signs);
    const limit = () => boxes.forEach((box) => {
      const ticked = boxes.filter((other) => other !== box && other.checked);
      const full = ticked.filter((other) => other.name === box.name).length >= most;
      box.disabled = !box.checked && (full || ticked.some((other) => other.value === box.value));
    });
    form.addEventListener("change", limit);
    limit();
  };

  const countPlaced = (note) => {
    const selects = [...note.closest("form").querySelectorAll("select")];
    const count = () => {
      const n = selects.filter((select) => select.value).length;
      if (n) note.textContent = filled(note.dataset.placed, { n, count: selects.length });
    };
    note.closest("form").addEventListener("change", count);
    count();
  };

  // --- an order: two tasks change places, and the list shows it -----------------
  const keepOrder = (list) => {
    const selects = [...list.querySelectorAll("select")];
    const stood = new Map(selects.map((select) => [select, select.value]));
    const show = () => [...list.children]
      .sort((one, other) => one.querySelector("select").value - other.querySelector("select").value)
      .forEach((task) => list.append(task));
    list.addEventListener("change", ({ target }) => {
      const other = selects.find((select) => select !== target && select.value === target.value);
      if (other) other.value = stood.get(target);
      selects.forEach((select) => stood.set(select, select.value));
      show();
      target.focus(); // moving it in the list took the focus away
      const task = target.closest("li").querySelector(".task-name").textContent;
      say(filled(list.dataset.moved, { task, n: target.value }));
    });
    show();
  };

  // --- a report: its words are counted, its draft is kept -------------------------
  const countWords = (note) => {
    const text = note.closest("form").querySelector("textarea");
    const { least, most, said, short, long } = note.dataset;
    const count = () => {
      const n = (text.value.match(/\S+/g) || []).length;
      const more = Math.max(least - n, n - most);
      note.textContent = filled(n < least ? short : n > most ? long : said, { n, more });
      note.hidden = false;
    };
    text.addEventListener("input", count);
    text.addEventListener("input", () => { text.form.elements.sequence.value = Date.now(); });
    count();
  };

  const draftLine = () => document.querySelector("#draft > p");
  let trying = null, lastKept = "";

  const draftSays = (words) => {
    if (draftLine().textContent !== words) say(words);
    draftLine().textContent = words;
    delete draftLine().dataset.saved;
  };

  const keepTrying = (text) => {
    if (!text.isConnected) return;
    draftSays(text.dataset.unsaved);
    clearTimeout(trying);
    trying = setTimeout(() => text.dispatchEvent(new Event("change")), 5000);
  };

  document.addEventListener("htmx:after:swap", ({ detail }) => {
    if (!isDraft(detail.ctx?.sourceElement)) return;
    const kept = draftLine()?.textContent.trim();
    if (kept && kept !== lastKept) say(kept); // once a minute at most: the line names the minute
    lastKept = kept;
  });

  // --- paper shows everything -------------------------------------------------
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((part) => { part.open = true; });
  });

  // --- a box that is pointed at opens itself -----------------------------------
  const openTarget = (hash) => {
    const box = document.getElementById(hash.slice(1))?.closest("details");
    if (box) box.open = true;
  };
  window.addEventListener("hashchange", () => openTarget(location.hash));
  document.addEventListener("click", ({ target }) => { // also where the address stays the same
    const link = target.closest("a[href^='#']");
    if (link) openTarget(link.hash);
  });

  // --- the map opens on the way that was taken ---------------------------------
  const map = document.querySelector(".map");
  if (map) map.scrollLeft = (map.scrollWidth - map.clientWidth) / 2;

  // --- what a part of a scene does, by the mark it carries -----------------------
  const BEHAVIOURS = {
    "#timed": keepTime,
    "[data-pick]": countPicks,
    "[data-placed]": countPlaced,
    "[data-order]": keepOrder,
    "[data-signs]": limitSigns,
    "[data-words]": countWords,
  };

  const scene = document.getElementById("scene");
  if (scene) arrive(scene);
  openTarget(location.hash);
})();
