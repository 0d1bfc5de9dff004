import { Button } from 'antd';
import type { z } from 'zod';
import type { delegacaoFeita } from '../../../../../../events/http/esquemas-direitos.ts';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { concessoesEmPalavras } from '../comum/palavras.ts';
import { DELEGACAO } from '../../../nucleo/situacoes.ts';

export type Delegacao = z.output<typeof delegacaoFeita>;

/** `podeEncerrar`: which of them who looks may end; none, and there are no actions. */
export function colunasDaDelegacao(encerrar: (delegacao: Delegacao) => void, podeEncerrar: ((delegacao: Delegacao) => boolean) | undefined): readonly Coluna<Delegacao>[] {
  const acoes: Coluna<Delegacao> = {
    chave: 'atos',
    titulo: 'Ações',
    tipo: 'atos',
    valor: () => null,
    desenhar: (d) =>
      (d.situacao === 'VIGENTE' || d.situacao === 'FUTURA') && podeEncerrar?.(d) === true ? (
        <Button size="small" danger onClick={() => encerrar(d)}>
          Encerrar<span className="so-leitor"> a delegação a {d.delegado.nome}</span>
        </Button>
      ) : null,
  };
  return [
    { chave: 'delegante', titulo: 'Quem delega', valor: (d) => d.delegante.nome, ate: 200 },
    { chave: 'delegado', titulo: 'A quem', valor: (d) => d.delegado.nome, ate: 200 },
    { chave: 'situacao', titulo: 'Situação', valor: (d) => DELEGACAO[d.situacao].nome, desenhar: (d) => <Situacao de={DELEGACAO[d.situacao]} /> },
    { chave: 'de', titulo: 'De', tipo: 'data', valor: (d) => d.de },
    { chave: 'ate', titulo: 'Até', tipo: 'data', valor: (d) => d.ate },
    { chave: 'concessoes', titulo: 'O quê', valor: (d) => concessoesEmPalavras(d.concessoes), ate: 320 },
    { chave: 'motivo', titulo: 'Motivo', valor: (d) => d.motivo, ate: 220, desde: 'xl' },
    { chave: 'criada', titulo: 'Feita em', tipo: 'instante', valor: (d) => d.criadaEm, desde: 'xxl' },
    ...(podeEncerrar === undefined ? [] : [acoes]),
  ];
}
