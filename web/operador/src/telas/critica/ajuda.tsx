import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { Icone } from '../../componentes/icone.tsx';
import { AJUDA } from './atalhos.ts';

/** Not every typeface has arrows. */
const SETAS: Readonly<Record<string, readonly [nome: string, desenho: ReactNode]>> = {
  '↑': ['seta para cima', <Icone key="cima" de={ArrowUpOutlined} />],
  '↓': ['seta para baixo', <Icone key="baixo" de={ArrowDownOutlined} />],
};

function desenhar(tecla: string): ReactNode {
  const seta = SETAS[tecla];
  if (seta === undefined) return tecla;
  return (
    <>
      {seta[1]}
      <span className="so-leitor">{seta[0]}</span>
    </>
  );
}

/** The keys of the crítica. Mounted while open. */
export function AjudaDeAtalhos({ aoFechar }: { readonly aoFechar: () => void }) {
  return (
    <Dialogo title="Atalhos do teclado na crítica" aoFechar={aoFechar}>
      <dl className="atalhos-lista">
        {AJUDA.map(([teclas, oque]) => (
          <div key={oque} className="atalhos-linha">
            <dt>
              {teclas.map((t) => (
                <kbd key={t}>{desenhar(t)}</kbd>
              ))}
            </dt>
            <dd>{oque}</dd>
          </div>
        ))}
      </dl>
    </Dialogo>
  );
}

/** The most used ones, always in sight. */
export function FaixaDeAtalhos() {
  const faixa: readonly (readonly [string, string])[] = [['↓', 'andar'], ['A', 'aceitar'], ['C', 'corrigir'], ['R', 'releitura'], ['M', 'média'], ['E', 'estacionar'], ['L', 'liberar'], ['Espaço', 'marcar'], ['N', 'próximo pendente'], ['?', 'ajuda']];
  return (
    <p className="atalhos" id="atalhos-da-critica">
      {faixa.map(([tecla, oque]) => (
        <span key={tecla}>
          <kbd>{desenhar(tecla)}</kbd> {oque}
        </span>
      ))}
    </p>
  );
}
