import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { instante } from '../../nucleo/formatar.ts';
import type { Ato } from './auditoria.tsx';

/** `abrir` shows one act whole. */
export function colunasDaAuditoria(abrir: (ato: Ato) => void): readonly Coluna<Ato>[] {
  return [
    {
      chave: 'em',
      titulo: 'Quando',
      tipo: 'instante',
      valor: (a) => a.em,
      desenhar: (a) => (
        <button type="button" className="elo" aria-label={`Ver o ato ${a.id}, de ${instante(a.em)}`} onClick={() => abrir(a)}>
          {instante(a.em)}
        </button>
      ),
    },
    { chave: 'usuario', titulo: 'Quem', valor: (a) => a.usuario },
    { chave: 'delegante', titulo: 'Por delegação de', valor: (a) => a.delegante, desde: 'xxl' },
    { chave: 'funcao', titulo: 'Função', valor: (a) => a.funcao },
    { chave: 'objeto', titulo: 'Objeto', valor: (a) => a.objeto, ate: 220 },
    { chave: 'resultado', titulo: 'Resultado', valor: (a) => a.resultado },
    { chave: 'motivo', titulo: 'Motivo', valor: (a) => a.motivo, ate: 240, desde: 'xl' },
    { chave: 'ip', titulo: 'De onde', tipo: 'codigo', valor: (a) => a.ip, desde: 'xxl' },
  ];
}
