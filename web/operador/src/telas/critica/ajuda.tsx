import { Modal } from 'antd';
import { useDevolverFoco } from '../../nucleo/foco.ts';
import { AJUDA } from './atalhos.ts';

/** The keys of the crítica. Mounted while open. */
export function AjudaDeAtalhos({ aoFechar }: { readonly aoFechar: () => void }) {
  useDevolverFoco();
  return (
    <Modal open title="Atalhos do teclado na crítica" footer={null} onCancel={aoFechar} destroyOnHidden>
      <dl className="atalhos-lista">
        {AJUDA.map(([teclas, oque]) => (
          <div key={oque} className="atalhos-linha">
            <dt>
              {teclas.map((t) => (
                <kbd key={t}>{t}</kbd>
              ))}
            </dt>
            <dd>{oque}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

/** The most used ones, always in sight. */
export function FaixaDeAtalhos() {
  const faixa: readonly (readonly [string, string])[] = [['↑ ↓', 'andar'], ['A', 'aceitar'], ['C', 'corrigir'], ['R', 'releitura'], ['M', 'média'], ['E', 'estacionar'], ['L', 'liberar'], ['Espaço', 'marcar'], ['N', 'próximo pendente'], ['?', 'ajuda']];
  return (
    <p className="atalhos" id="atalhos-da-critica">
      {faixa.map(([tecla, oque]) => (
        <span key={tecla}>
          <kbd>{tecla}</kbd> {oque}
        </span>
      ))}
    </p>
  );
}
