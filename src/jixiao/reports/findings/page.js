"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const detail = document.getElementById("detail");
  const form = document.getElementById("filter");
  const search = document.getElementById("search");
  const code = document.getElementById("code");
  const items = [...document.querySelectorAll(".list > li")];
  let current = null;

  const make = (name, text, properties) => {
    const node = Object.assign(document.createElement(name), properties || {});
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const named = (id) => /^(d\d+)([fp])(\d+)$/.exec(id);
  const content = (name) => data.documents[Number(name.slice(1)) - 1];
  const pieces = (name, number) =>
    document.querySelectorAll(`#${name} [data-f="${number}"]`);

  /* ---- what is marked as current ---- */
  const unmark = () => {
    for (const node of document.querySelectorAll(".now, .part")) node.classList.remove("now", "part");
    for (const node of document.querySelectorAll("[aria-current]")) node.removeAttribute("aria-current");
  };
  const bring = (node) => {
    if (node.closest("details:not([open])")) node.closest("details").open = true;
    node.scrollIntoView({ block: sheet() ? "start" : "center", inline: "center" });
  };
  const sheet = () => window.matchMedia("(max-width: 900px)").matches;
  const remember = (id) => {
    try { history.replaceState(null, "", `#${id}`); } catch { /* some browsers forbid it for files */ }
  };

  /* ---- the detail: one figure or one finding with its relations ---- */
  const chip = (verdict) => make("span", data.verdicts[verdict], { className: `verdict ${verdict}` });
  const jump = (name, term) => {
    const [sign, number, text] = term;
    const minus = sign < 0 ? "－" : "";
    if (number === null) return make("span", minus + text);
    const figure = content(name).figures[number];
    const label = minus + (figure[2] ? `${figure[2]} ` : "") + figure[0];
    const button = make("button", label, { type: "button", className: "jump", title: figure[3] });
    button.dataset.go = `${name}f${number + 1}`;
    return button;
  };
  const row = (list, word, ...values) => {
    const shown = values.filter((value) => value !== "" && value !== undefined);
    if (!shown.length) return;
    list.append(make("dt", word));
    const cell = make("dd");
    cell.append(...shown);
    list.append(cell);
  };
  const relation = (name, number, role) => {
    const each = content(name).relations[number];
    const box = make("div", undefined, { className: "relation" });
    const head = make("h3");
    head.append(chip(each.verdict), ` ${each.kind}`, each.subject ? ` · ${each.subject}` : "");
    const list = make("dl");
    row(list, words.formula, each.working);
    row(list, words.operands, ...each.operands.map((term) => jump(name, term)));
    row(list, words.reported, jump(name, each.stated));
    row(list, words.recomputed, each.recomputed);
    row(list, words.difference, each.difference);
    row(list, words.reason, each.reason);
    box.append(head);
    if (role) box.append(make("div", role, { className: "place" }));
    box.append(list);
    return box;
  };
  const open = (title, ...parts) => {
    const close = make("button", "✕", { type: "button", className: "close" });
    close.setAttribute("aria-label", words.close);
    detail.replaceChildren(close, make("h2", title), ...parts);
    detail.hidden = false;
    detail.scrollTop = 0;
  };
  const MOST = 40;
  const relations = (name, figure) => {
    const all = [
      ...figure[4].map((number) => [number, words.stated]),
      ...figure[5].map((number) => [number, words.used]),
    ];
    const shown = all.slice(0, MOST).map(([number, role]) => relation(name, number, role));
    if (all.length > MOST) shown.push(make("p", words.more.replace("{count}", all.length - MOST)));
    return shown;
  };

  const showFigure = (name, number, scroll) => {
    const figure = content(name).figures[number - 1];
    const nodes = pieces(name, number);
    if (!figure || !nodes.length) return;
    unmark();
    for (const node of nodes) node.classList.add("now");
    const head = make("p");
    head.append(chip(figure[1]), figure[2] ? ` ${figure[2]}` : "");
    head.append(make("span", ` ${figure[3]}`, { className: "place" }));
    if (figure[7]) head.append(make("strong", ` ${figure[7]}`));
    const why = figure[6] ? [make("p", words.no_relation.replace("{why}", figure[6]))] : [];
    open(`${words.figure}：${figure[0]}`, head, ...why, ...relations(name, figure));
    if (scroll) bring(nodes[0]);
    if (scroll) focus(nodes[0]);
    rove(nodes[0]);
    remember(`${name}f${number}`);
  };

  const showFinding = (name, number, scroll) => {
    const id = `${name}p${number}`;
    const link = document.querySelector(`[data-finding="${id}"]`);
    const place = document.getElementById(id);
    if (!link || !place) return;
    unmark();
    current = link.closest("li");
    current.classList.add("now");
    link.setAttribute("aria-current", "true");
    for (const mark of document.querySelectorAll(`#${name} mark[data-p~="${number}"]`)) mark.classList.add("now");
    const parts = [...link.querySelectorAll("b, .fix, .message, .cause")].map((node) => make("p", node.textContent));
    const tied = content(name).findings[number - 1];
    if (tied !== null) {
      parts.push(relation(name, tied));
      for (const [, figure] of content(name).relations[tied].operands)
        if (figure !== null) for (const node of pieces(name, figure + 1)) node.classList.add("part");
    }
    open(`${words.finding} ${number}`, ...parts);
    if (scroll) bring(place);
    keep(current);
    remember(id);
  };
  const keep = (item) => {
    const box = document.getElementById("findings");
    if (sheet()) return;
    const top = item.getBoundingClientRect().top - box.getBoundingClientRect().top;
    const head = form ? form.offsetHeight : 0;
    if (top < head || top + item.offsetHeight > box.clientHeight) box.scrollTop += top - head - 8;
  };
  const close = () => {
    detail.hidden = true;
    unmark();
  };
  const go = (id, scroll = true) => {
    const found = named(id);
    if (!found) return false;
    (found[2] === "f" ? showFigure : showFinding)(found[1], Number(found[3]), scroll);
    return true;
  };

  /* ---- figures are reached with one tab stop and the arrow keys ---- */
  const figures = [...document.querySelectorAll("main .f[id]")];
  for (const node of figures) {
    node.setAttribute("role", "button");
    node.tabIndex = -1;
  }
  const label = (node) => {
    const found = named(node.id);
    const figure = found && content(found[1]).figures[Number(found[3]) - 1];
    if (figure) node.setAttribute("aria-label", `${figure[0]} ${data.verdicts[figure[1]]}`);
  };
  const focus = (node) => node.focus({ preventScroll: true });
  let stop = null;
  const rove = (node) => {
    if (!node.id || !node.classList.contains("f")) return;
    if (stop) stop.tabIndex = -1;
    stop = node;
    stop.tabIndex = 0;
    label(node);
  };
  if (figures.length) rove(figures[0]);
  const neighbour = (node, step) => {
    const next = figures[figures.indexOf(node) + step];
    if (!next) return;
    rove(next);
    next.focus();
  };

  /* ---- filter ---- */
  const visible = () => items.filter((item) => !item.hidden);
  const filter = () => {
    const levels = [...form.querySelectorAll("[data-level]")]
      .filter((button) => button.getAttribute("aria-pressed") === "true")
      .map((button) => button.dataset.level);
    const wanted = search.value.trim().toLowerCase();
    for (const item of items) {
      const fits = levels.includes(item.dataset.level) && (!code.value || item.dataset.code === code.value);
      item.hidden = !fits || !item.textContent.toLowerCase().includes(wanted);
    }
    document.getElementById("shown").textContent = words.shown.replace("{count}", visible().length);
  };
  if (form) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    form.addEventListener("change", filter);
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-level]");
      if (!button) return;
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
    filter();
  }
  const step = (by) => {
    const all = visible();
    if (!all.length) return;
    const at = all.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (!all[next]) return;
    const link = all[next].querySelector(".go");
    go(link.dataset.finding);
    focus(link);
  };

  /* ---- clicks and keys ---- */
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest(".close")) return close();
    const link = target.closest("[data-finding]");
    if (link) {
      event.preventDefault();
      return void go(link.dataset.finding);
    }
    const jumper = target.closest("[data-go]");
    if (jumper) return void go(jumper.dataset.go);
    const stepper = target.closest(".step");
    if (stepper) return walk(stepper);
    const figure = target.closest("main [data-f]");
    if (figure && !String(getSelection())) return void go(`${figure.closest("article").id}f${figure.dataset.f}`, false);
    const mark = target.closest("mark[data-p]");
    if (mark && !String(getSelection())) go(`${mark.closest("article").id}p${mark.dataset.p.split(" ")[0]}`, false);
  });
  const walk = (stepper) => {
    const same = figures.filter(
      (node) => node.classList.contains(stepper.dataset.v) && node.closest("article").id === stepper.dataset.doc
    );
    const next = same.find((node) => stop && stop.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING && node !== stop);
    const first = stepper.dataset.walked && next ? next : same[0];
    stepper.dataset.walked = "1";
    if (first) go(first.id);
    focus(stepper);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (event.key === "Escape") {
      if (target === search && search.value) {
        search.value = "";
        filter();
      } else {
        close();
        if (target === search) search.blur();
      }
      return;
    }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    const onFigure = target.classList.contains("f") && target.id;
    const listed = target.closest && target.closest("#findings");
    const act = {
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: listed ? () => step(1) : null,
      ArrowUp: listed ? () => step(-1) : null,
      "/": search ? () => (bringSearch(), search.select()) : null,
      ArrowRight: onFigure ? () => neighbour(target, 1) : null,
      ArrowLeft: onFigure ? () => neighbour(target, -1) : null,
      Enter: onFigure ? () => go(target.id, false) : null,
      " ": onFigure ? () => go(target.id, false) : null,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const bringSearch = () => search.focus();
  window.addEventListener("hashchange", () => go(location.hash.slice(1)));
  if (location.hash) go(location.hash.slice(1));
})();
