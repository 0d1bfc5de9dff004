import type { Coluna } from '../../componentes/tabela/colunas.ts';
import type { Ato } from './auditoria.tsx';

export const COLUNAS_DA_AUDITORIA: readonly Coluna<Ato>[] = [
  { chave: 'em', titulo: 'Quando', tipo: 'instante', valor: (a) => a.em },
  { chave: 'usuario', titulo: 'Quem', valor: (a) => a.usuario },
  { chave: 'funcao', titulo: 'Função', valor: (a) => a.funcao },
  { chave: 'objeto', titulo: 'Objeto', valor: (a) => a.objeto, ate: 220 },
  { chave: 'resultado', titulo: 'Resultado', valor: (a) => a.resultado },
  { chave: 'motivo', titulo: 'Motivo', valor: (a) => a.motivo, ate: 260, desde: 'lg' },
  { chave: 'ip', titulo: 'De onde', tipo: 'codigo', valor: (a) => a.ip, desde: 'xl' },
];
