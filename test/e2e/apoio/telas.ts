import type { OpcoesDaVisita } from './navegador.ts';

/** Every screen, as the journeys leave it, and two that do not exist. */
export const TELAS: readonly string[] = ['/', '/ciclos', '/ciclos/1', '/ciclos/1/critica', '/leituras', '/leituras/1', '/retornos', '/retornos/1', '/retornos/2', '/retornos/3', '/faturas/2', '/ligacoes', '/ligacoes?busca=a', '/auditoria', '/auditoria?onde=guarda', '/fraudes', '/fraudes/regras', '/acesso/senha', '/acesso/politica', '/acesso/bloqueios', '/acesso/bloqueios?quais=TODOS', '/acesso/redes', '/acesso/estacoes', '/acesso/segundo-fator', '/acesso/minhas-sessoes', '/acesso/usuarios', '/acesso/perfis', '/acesso/perfis?aba=departamentos', '/acesso/perfis/critica', '/acesso/segregacao', '/acesso/segregacao?aba=excecoes', '/acesso/chaves', '/acesso/privilegios', '/acesso/delegacoes', '/acesso/delegacoes?aba=todas', '/acesso/pedidos', '/acesso/pedidos?aba=todos', '/acesso/meus-acessos', '/lgpd', '/lgpd?aba=mascaras', '/lgpd?aba=textos', '/nada-aqui', '/faturas/99999999999'];

/** How people look at them; the journeys themselves are walked light, on a desk. */
export const MODOS: readonly (readonly [string, OpcoesDaVisita])[] = [
  ['light on a phone', { largura: 390, altura: 844 }],
  ['dark on a wide desk', { tema: 'escuro', largura: 1920, altura: 1080 }],
];
