import { data, duracao, hora, instante } from '../../nucleo/formatar.ts';
import type { DetalheDoCiclo } from './use-ciclo.ts';

/** How long each stage took, and the dates that the cycle obeys. */
export function TemposEPrazos({ detalhe: { tempos, prazos, critica } }: { readonly detalhe: DetalheDoCiclo }) {
  return (
    <div className="colunas">
      <section className="cartao" aria-labelledby="tempos">
        <h2 id="tempos">Tempos</h2>
        <ul className="tempos">
          {tempos.map((t) => (
            <li key={t.etapa}>
              <span>{t.etapa}</span>
              <span title={instante(t.inicio)}>{t.fim === null ? `desde ${hora(t.inicio)}` : duracao(t.inicio, t.fim)}</span>
            </li>
          ))}
          {tempos.length === 0 && <li>Nenhuma etapa começou.</li>}
        </ul>
      </section>
      <section className="cartao" aria-labelledby="prazos">
        <h2 id="prazos">Prazos</h2>
        <ul className="tempos">
          {[
            ['Leituras até', prazos.leituraLimite],
            ['Emissão', prazos.emissao],
            ['Vencimento', prazos.vencimento],
            ['Validade do código de barras', prazos.validade],
          ].map(([nome, dia]) => (
            <li key={nome}>
              <span>{nome}</span>
              <span>{data(dia ?? null)}</span>
            </li>
          ))}
        </ul>
        {critica?.observacao != null && <p className="ajuda">Observação da aprovação: {critica.observacao}</p>}
      </section>
    </div>
  );
}
