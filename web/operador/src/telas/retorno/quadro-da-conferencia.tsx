import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { contar, reais } from '../../nucleo/formatar.ts';
import type { Conferencia } from './use-retorno.ts';
import { Icone } from '../../componentes/icone.tsx';

/** What the bank says, what was read, what was posted: three sums that must be one (TR 13.1). */
export function QuadroDaConferencia({ conferencia: { trailer, lido, lancado, tarifas, confere } }: { readonly conferencia: Conferencia['conferencia'] }) {
  const somas = [
    { nome: 'O banco diz (trailer)', soma: trailer },
    { nome: 'Lido do arquivo', soma: lido },
    { nome: 'Lançado no razão', soma: lancado },
  ];
  return (
    <section className="cartao" aria-labelledby="conferencia">
      <h2 id="conferencia">
        {confere ? <Icone de={CheckCircleOutlined} classe="tom-certo" /> : <Icone de={WarningOutlined} classe="tom-erro" />} {confere ? 'Confere' : 'Não confere'}
      </h2>
      <dl className="conferencia">
        {somas.map(({ nome, soma }) => (
          <div key={nome} className={soma !== null && (soma.valor !== lido.valor || soma.registros !== lido.registros) ? 'difere' : undefined}>
            <dt>{nome}</dt>
            <dd>
              {soma === null ? 'Não há' : reais(soma.valor)}
              <small>{soma === null ? 'o arquivo não traz totais' : contar(soma.registros, 'registro', 'registros')}</small>
            </dd>
          </div>
        ))}
      </dl>
      <p className="ajuda">Tarifas do banco: {reais(tarifas)}</p>
    </section>
  );
}
