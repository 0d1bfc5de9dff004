import { aparelhoDoAto } from '../../../../../domain/acesso/aparelho-do-ato.ts';
import { descreverAlvo } from '../../../../../domain/comum/auditoria/alvo.ts';
import { descreverAto, descreverResultado } from '../../../../../domain/comum/auditoria/eventos.ts';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { instante } from '../../nucleo/formatar.ts';
import { RESULTADO_DO_ATO, type Rotulo } from '../../nucleo/situacoes.ts';
import type { Ato } from './auditoria.tsx';

/** A result that this version does not know is shown as it was written. */
export function rotuloDoResultado(resultado: string): Rotulo {
  return Object.entries(RESULTADO_DO_ATO).find(([valor]) => valor === resultado)?.[1] ?? { nome: resultado, tom: 'neutro' };
}

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
    { chave: 'usuario', titulo: 'Quem', valor: (a) => a.usuario, ate: 170 },
    { chave: 'evento', titulo: 'O que aconteceu', valor: (a) => descreverAto(a), ate: 220 },
    { chave: 'alvo', titulo: 'A quê ou a quem', valor: (a) => descreverAlvo(a.objeto, a.nomeDoAlvo), ate: 190 },
    { chave: 'resultado', titulo: 'Resultado', valor: (a) => descreverResultado(a.resultado), desenhar: (a) => <Situacao de={rotuloDoResultado(a.resultado)} /> },
    { chave: 'ip', titulo: 'De onde', tipo: 'codigo', valor: (a) => a.ip, desde: 'lg' },
    { chave: 'aparelho', titulo: 'Aparelho', valor: (a) => aparelhoDoAto(a.dispositivo), ate: 180, desde: 'xl' },
    { chave: 'motivo', titulo: 'Motivo', valor: (a) => a.motivo, ate: 240, desde: 'xxl' },
    { chave: 'delegante', titulo: 'Por delegação de', valor: (a) => a.delegante, desde: 'xxl' },
  ];
}
