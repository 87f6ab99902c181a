// What a page can do more when scripts run. Everything here saves a reload or says something sooner;
// nothing depends on it.
(() => {
  "use strict";

  const banner = document.getElementById("banner");
  const status = document.getElementById("status");
  let last = null; // the form and the button of the last attempt, for "try again"

  const say = (words) => {
    status.textContent = "";
    setTimeout(() => { status.textContent = words; }, 60);
  };

  // --- a lost reply never looks like nothing ---------------------------------
  const show = (words) => {
    banner.querySelector(".banner-words").textContent = words;
    banner.querySelector("[data-retry]").hidden = !last;
    banner.hidden = false;
  };
  const hide = () => { banner.hidden = true; };

  const again = () => {
    if (!last || !last.form.isConnected) return location.reload();
    hide();
    const button = last.button && last.button.isConnected ? last.button : undefined;
    last.form.requestSubmit(button); // the same key goes along, so it counts once
  };

  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement;
    if (!form.matches("form")) return;
    if (form.dataset.busy) return event.preventDefault(); // a second tap while the first is under way
    form.dataset.busy = "yes";
    last = { form, button: ctx.request.submitter };
    ctx.request.submitter?.classList.add("taken");
    hide();
  });

  document.addEventListener("htmx:finally:request", (event) => {
    const form = event.detail.ctx.sourceElement;
    if (!form.isConnected || !form.matches("form")) return;
    delete form.dataset.busy;
    form.querySelector(".taken")?.classList.remove("taken");
  });

  document.addEventListener("htmx:error", () => show(navigator.onLine ? banner.dataset.lost : banner.dataset.offline));

  document.addEventListener("htmx:response:error", (event) => {
    const { ctx } = event.detail;
    if (ctx.response.status === 409 || ctx.response.status === 422) return; // these bring the present scene
    const plain = (ctx.response.headers.get("Content-Type") || "").startsWith("text/plain");
    show(plain && ctx.text ? ctx.text : banner.dataset.failed);
  });

  banner.querySelector("[data-retry]").addEventListener("click", again);
  window.addEventListener("offline", () => show(banner.dataset.offline));
  window.addEventListener("online", () => { if (!last) hide(); });

  // --- double taps on plain forms -------------------------------------------
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-hx-post")) return;
    if (form.dataset.busy) return event.preventDefault();
    form.dataset.busy = "yes";
    setTimeout(() => { delete form.dataset.busy; }, 5000);
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
    startTimer(scene.querySelector("[data-timer]"));
    countPicks(scene.querySelector("[data-pick]"));
  };

  // --- the timer: the server decides, this only shows ------------------------
  let ticking = null;
  const startTimer = (timer) => {
    clearInterval(ticking);
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
        document.getElementById("time-out")?.requestSubmit();
      }
    }, 250);
  };

  // --- "pick 2": how many so far ---------------------------------------------
  const countPicks = (note) => {
    if (!note) return;
    const form = note.closest("form");
    const count = Number(note.dataset.pick);
    form.addEventListener("change", () => {
      const chosen = form.querySelectorAll("input[name=option]:checked").length;
      note.textContent = note.dataset.soFar.replace("{n}", chosen).replace("{count}", count);
      say(note.textContent);
      form.querySelectorAll("input[name=option]:not(:checked)").forEach((box) => { box.disabled = chosen >= count; });
    });
  };

  // --- paper shows everything -------------------------------------------------
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((part) => { part.open = true; });
  });

  // --- a decision that is pointed at opens itself ------------------------------
  const openTarget = () => {
    const part = location.hash.startsWith("#decision-") && document.getElementById(location.hash.slice(1));
    if (part) part.open = true;
  };
  window.addEventListener("hashchange", openTarget);

  // --- the map opens on the way that was taken ---------------------------------
  const map = document.querySelector(".map");
  if (map) map.scrollLeft = (map.scrollWidth - map.clientWidth) / 2;

  const scene = document.getElementById("scene");
  if (scene) arrive(scene);
  openTarget();
})();
