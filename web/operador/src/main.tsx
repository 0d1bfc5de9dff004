import '@fontsource-variable/inter/wght.css';
import './estilo/base.css';
import './estilo/pecas.css';
import './estilo/telas.css';
import './estilo/acesso.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Aplicacao } from './aplicacao.tsx';
import { observarAtividade } from './nucleo/atividade.ts';

const raiz = document.getElementById('raiz');
if (raiz === null) throw new Error('A página não tem onde se desenhar.');
observarAtividade();
createRoot(raiz).render(
  <StrictMode>
    <Aplicacao />
  </StrictMode>,
);
