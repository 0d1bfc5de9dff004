// Runs before everything else: the policy of content forbids code made from text, and the first paint must have the colours that were chosen.
globalThis.__zod_globalConfig = { jitless: true };
(() => {
  let tema = null;
  try {
    tema = localStorage.getItem('nascente.tema');
  } catch {
    // Storage may be forbidden; the system's preference is used.
  }
  if (tema !== 'claro' && tema !== 'escuro') tema = matchMedia('(prefers-color-scheme: dark)').matches ? 'escuro' : 'claro';
  document.documentElement.dataset.tema = tema;
})();
