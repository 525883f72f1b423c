import '@fontsource-variable/figtree/wght.css';

// Widths and contrast are measured as people see them: in the drawing's type, on a page with a language.
document.documentElement.lang = 'sv';
document.documentElement.style.fontFamily = "'Figtree Variable', system-ui, sans-serif";
await document.fonts.ready;
