// Plays the steps of a case on the one widget of the page, then marks the page as ready. Loaded before
// the widget, so that what an earlier case left in this tab is gone when it starts.
sessionStorage.clear();
localStorage.clear();
addEventListener('load', async () => {
  const { steps } = JSON.parse(document.getElementById('case').textContent);
  const widget = () => document.querySelector('otklik-rating');
  const pause = (ms) => new Promise((after) => setTimeout(after, ms));
  const settled = async () => {
    for (let tries = 0; tries < 60; tries++) {
      await pause(25);
      const root = widget().shadowRoot;
      const isLoading = root?.querySelector('.card:not([hidden])[data-phase="LOADING"]');
      if (root?.querySelector('.card') && !isLoading) return pause(50);
    }
  };
  await settled();
  for (const step of steps) {
    const root = widget().shadowRoot;
    const fieldsets = root.querySelectorAll('fieldset');
    const radio = (value) => fieldsets[fieldsets.length - 1].querySelector(`input[value="${value}"]`);
    if ('choose' in step) radio(step.choose).click();
    if ('pass' in step) {
      radio(step.pass).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true }),
      );
      radio(step.pass).click();
    }
    if ('press' in step)
      [...root.querySelectorAll('button')].find((button) => button.textContent === step.press).click();
    if ('write' in step) {
      const field = root.querySelector('textarea');
      field.value = step.write;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    if ('fullStorage' in step)
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    if ('mountAgain' in step) {
      const old = widget();
      const parent = old.parentElement;
      const copy = old.cloneNode(true);
      old.remove();
      await pause(20);
      parent.append(copy);
    }
    await settled();
  }
  document.documentElement.dataset.ready = '';
});
