/**
 * Runs in each document before its own scripts: collects what went wrong there, and finds things as a person does, through open
 * shadow roots. Plain JavaScript of Chromium 80's age, because it is sent to the page as it stands.
 */
(() => {
  const storageKey = 'cashier-page:violations';
  const record = (kind, detail) => {
    // In sessionStorage, so that what was seen outlives a navigation.
    try {
      const seen = JSON.parse(sessionStorage.getItem(storageKey) || '[]');
      sessionStorage.setItem(storageKey, JSON.stringify([...seen, { kind, detail, url: location.pathname }]));
    } catch {
      // A document without storage (about:blank) has nothing of ours in it.
    }
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    record('policy', `${event.violatedDirective} refused ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`);
  });
  addEventListener('error', (event) => {
    if (event.message) record('error', `${event.message} (${event.filename}:${event.lineno})`);
  });
  addEventListener('unhandledrejection', (event) => {
    record('rejection', String((event.reason && event.reason.stack) || event.reason));
  });
  const consoleError = console.error;
  console.error = (...values) => {
    record('console', values.map(String).join(' '));
    consoleError.apply(console, values);
  };

  /** The nodes that are drawn inside a node: a shadow root's before light ones, a slot's assigned ones before its own. */
  const drawnChildren = (node) => {
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node.localName === 'slot') {
      const assigned = node.assignedNodes();
      if (assigned.length > 0) return assigned;
    }
    return [...node.childNodes];
  };

  const findAllDeep = (selector, root = document) => {
    const found = [...root.querySelectorAll(selector)];
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) found.push(...findAllDeep(selector, element.shadowRoot));
    }
    return found;
  };

  /** Text that is there for assistive technology only: clipped to a pixel. */
  const isClippedAway = (style, element) =>
    style.position === 'absolute' && style.overflow !== 'visible' && element.offsetWidth <= 1 && element.offsetHeight <= 1;

  const isVisible = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 0 && box.height > 0 && style.visibility === 'visible' && !isClippedAway(style, element);
  };

  const visibleText = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, ' ');
    if (node.nodeType !== Node.ELEMENT_NODE || /^(script|style|template|noscript|title|head)$/.test(node.localName)) return '';
    const style = getComputedStyle(node);
    if (style.display === 'none' || isClippedAway(style, node)) return '';
    if (node.localName === 'br') return '\n';
    const inner = drawnChildren(node)
      .filter((child) => child.nodeType !== Node.TEXT_NODE || style.visibility === 'visible')
      .map(visibleText)
      .join('');
    return /^(inline|contents)/.test(style.display) ? inner : `\n${inner}\n`;
  };

  const text = () =>
    visibleText(document.body)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n');

  const contentName = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || /^(script|style|template)$/.test(node.localName)) return '';
    if (node.getAttribute('aria-hidden') === 'true' || getComputedStyle(node).display === 'none') return '';
    return node.getAttribute('aria-label') || node.getAttribute('alt') || drawnChildren(node).map(contentName).join(' ');
  };

  /** The name that assistive technology reads out: the part of the standard's computation that pages here use. */
  const accessibleName = (element) => {
    const labelling = (element.getAttribute('aria-labelledby') || '')
      .split(/\s+/)
      .map((id) => id && element.getRootNode().getElementById(id))
      .filter(Boolean);
    const name =
      labelling.map(contentName).join(' ') ||
      element.getAttribute('aria-label') ||
      [...(element.labels || [])].map(contentName).join(' ') ||
      contentName(element) ||
      (element.localName === 'input' && element.value) ||
      element.title;
    return name.replace(/\s+/g, ' ').trim();
  };

  const composedParent = (node) => node.assignedSlot || node.parentElement || (node.getRootNode().host ?? null);

  const isUsable = (element) => {
    if (element.disabled || element.getAttribute('aria-disabled') === 'true') return false;
    for (let node = element; node; node = composedParent(node)) if (node.hasAttribute('inert')) return false;
    return true;
  };

  const pressable = 'button, a[href], summary, label, input, [role=button], [role=link], [role=radio], [role=tab], [role=option]';

  const elementAt = (x, y) => {
    let element = document.elementFromPoint(x, y);
    while (element && element.shadowRoot) {
      const inner = element.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === element) break;
      element = inner;
    }
    return element;
  };

  const isWithin = (node, ancestor) => {
    for (let each = node; each; each = composedParent(each)) if (each === ancestor) return true;
    return false;
  };

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** The centre of an element that lies still in the viewport with nothing over it, or the reason why it cannot be clicked now. */
  const clickablePoint = async (element) => {
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
    await nextFrame();
    const before = element.getBoundingClientRect();
    await nextFrame();
    const box = element.getBoundingClientRect();
    if (box.top !== before.top || box.left !== before.left) return { reason: 'it is moving' };
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const top = elementAt(x, y);
    // Text given to a slot is hit as its host's, outside the root in which the slot and its button stand.
    const root = element.getRootNode();
    const isHitInSlot = top && top === root.host && root.elementsFromPoint(x, y).includes(element);
    if (!top || !(isWithin(top, element) || isHitInSlot)) {
      return { reason: `it is covered by ${top ? `<${top.localName} class="${top.className}">` : 'the edge of the viewport'}` };
    }
    return { x, y };
  };

  const findButton = async (pattern, flags) => {
    const name = new RegExp(pattern, flags);
    const visible = findAllDeep(pressable).filter(isVisible);
    const named = visible.filter((element) => name.test(accessibleName(element)));
    const usable = named.find(isUsable);
    if (usable) return clickablePoint(usable);
    return named.length > 0 ? { reason: 'it is disabled' } : { reason: `there are only: ${visible.map(accessibleName).join(' | ')}` };
  };

  const focusedElement = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  const describe = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      name: accessibleName(element),
      text: visibleText(element).trim(),
      isVisible: isVisible(element),
      isUsable: isUsable(element),
      box: { x, y, width, height },
    };
  };

  globalThis.cashierPage = {
    text,
    findButton,
    findAllDeep,
    findDeep: (selector) => findAllDeep(selector).map(describe),
    findPoint: async (selector) => {
      const element = findAllDeep(selector).find(isVisible);
      return element ? clickablePoint(element) : { reason: 'there is none to be seen' };
    },
    focusedText: () => {
      const element = focusedElement();
      return element && element !== document.body ? accessibleName(element) : '';
    },
    violations: () => JSON.parse(sessionStorage.getItem(storageKey) || '[]'),
  };
})();
