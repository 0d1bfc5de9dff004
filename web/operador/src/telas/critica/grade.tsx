import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Barra } from '../../componentes/tabela/barra.tsx';
import { LINHAS_POR_PAGINA, Tabela } from '../../componentes/tabela/tabela.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import type { Lista } from '../../componentes/tabela/use-lista.ts';
import type { Colecao } from '../../nucleo/colecao.ts';
import { APONTAMENTO } from '../../nucleo/situacoes.ts';
import { FaixaDeAtalhos } from './ajuda.tsx';
import { comandoDe, type Comando } from './atalhos.ts';
import { COLUNAS_DO_ARQUIVO } from './colunas.tsx';
import { chaveDe, type Apontamento } from './tipos.ts';
import type { Cursor } from './use-cursor.ts';

interface Props {
  readonly ciclo: number;
  readonly colecao: Colecao<Apontamento, unknown>;
  readonly lista: Lista<Apontamento>;
  readonly colunas: readonly Coluna<Apontamento>[];
  readonly cursor: Cursor;
  readonly marcadas: ReadonlySet<string>;
  readonly filtros: React.ReactNode;
  readonly aoComandar: (comando: Comando) => void;
}

/** Keys pressed on a button, a link or a header of the table are theirs. */
function ehDeOutro(alvo: EventTarget | null): boolean {
  return alvo instanceof HTMLElement && alvo.closest('input, textarea, button, a, th, [role="button"], .ant-select, .ant-pagination') !== null;
}

/** The list of findings, walked and decided by the keyboard. The keys act only while the focus is in it (WCAG 2.1.4). */
export function Grade({ ciclo, colecao, lista, colunas, cursor, marcadas, filtros, aoComandar }: Props) {
  const lugar = useRef<HTMLFieldSetElement>(null);
  const { atual, posicao } = cursor;
  const chave = atual === undefined ? '' : chaveDe(atual);
  // A page turned by hand holds until the current line changes.
  const [folheada, setFolheada] = useState({ chave, pagina: 0 });
  const pagina = folheada.chave === chave && folheada.pagina > 0 ? folheada.pagina : Math.floor(posicao / LINHAS_POR_PAGINA) + 1;

  useEffect(() => lugar.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    lugar.current?.querySelector(`[data-linha="${CSS.escape(chave)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chave]);

  const aoTeclar = (e: KeyboardEvent) => {
    const comando = ehDeOutro(e.target) ? null : comandoDe(e);
    if (comando === null) return;
    e.preventDefault();
    aoComandar(comando);
  };
  return (
    <section className="lista" aria-label="Apontamentos da crítica">
      <Barra lista={lista} colunas={COLUNAS_DO_ARQUIVO} total={colecao.total} arquivo={`critica-do-ciclo-${ciclo}`} filtros={filtros} carregando={colecao.carregando} completando={colecao.completando} trazerMais={colecao.parcial ? colecao.trazerMais : undefined} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a grid of lines is one stop of Tab, and the arrows walk in it */}
      <fieldset ref={lugar} className="critica__grade" tabIndex={0} aria-label="Lista de apontamentos: setas para andar" aria-describedby="atalhos-da-critica" onKeyDown={aoTeclar}>
        <Tabela
          titulo="Apontamentos"
          colunas={colunas}
          linhas={lista.visiveis}
          chave={chaveDe}
          ordem={lista.ordem}
          aoOrdenar={lista.setOrdem}
          carregando={colecao.carregando}
          pagina={pagina}
          aoPaginar={(nova) => setFolheada({ chave, pagina: nova })}
          atual={(a) => chaveDe(a) === chave}
          classeDaLinha={(a) => (marcadas.has(chaveDe(a)) ? 'marcada' : '')}
          aoClicar={(a) => {
            cursor.irPara(a);
            lugar.current?.focus({ preventScroll: true });
          }}
          vazio="Nenhum apontamento com estes filtros."
        />
      </fieldset>
      <div className="lista__rodape">
        <FaixaDeAtalhos />
      </div>
      <output className="so-leitor">
        {atual && `Linha ${posicao + 1} de ${lista.visiveis.length}: CDC ${atual.cdc}, ${atual.nome}. ${atual.detalhe} ${APONTAMENTO[atual.situacao].nome}.`}
      </output>
    </section>
  );
}
