import { CheckCircleOutlined, ClockCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Icone } from '../../componentes/icone.tsx';
import { contar, reais } from '../../nucleo/formatar.ts';
import { veredicto } from './veredicto.ts';
import type { Conferencia } from './use-retorno.ts';

const ICONES = { certo: CheckCircleOutlined, erro: WarningOutlined, neutro: ClockCircleOutlined } as const;

type Soma = Conferencia['conferencia']['lido'];

/** What the bank says, what was read, what was posted: three sums that must be one (TR 13.1). */
export function QuadroDaConferencia({ dado: { conferencia, retorno } }: { readonly dado: Pick<Conferencia, 'conferencia' | 'retorno'> }) {
  const { trailer, lido, lancado, tarifas } = conferencia;
  const lancou = retorno.situacao === 'PROCESSADO';
  const { tom, titulo, texto } = veredicto(retorno.situacao, conferencia);
  return (
    <section className="cartao" aria-labelledby="conferencia">
      <h2 id="conferencia">
        <Icone de={ICONES[tom]} classe={`tom-${tom}`} /> {titulo}
      </h2>
      <p className="ajuda conferencia__texto">{texto}</p>
      <dl className="conferencia">
        <Quadro nome="O banco diz (trailer)" soma={trailer} lido={lido} semSoma="o arquivo não traz totais" />
        <Quadro nome="Lido do arquivo" soma={lido} lido={lido} />
        {lancou ? <Quadro nome="Lançado no razão" soma={lancado} lido={lido} /> : <Quadro nome="Lançado no razão" soma={lancado} lido={lancado} />}
      </dl>
      <p className="ajuda">Tarifas do banco, descontadas no repasse: {reais(tarifas)}</p>
    </section>
  );
}

function Quadro({ nome, soma, lido, semSoma }: { readonly nome: string; readonly soma: Soma | null; readonly lido: Soma; readonly semSoma?: string }) {
  const falta = soma === null ? 0 : soma.valor - lido.valor;
  const difere = soma !== null && (falta !== 0 || soma.registros !== lido.registros);
  return (
    <div className={difere ? 'difere' : undefined}>
      <dt>{nome}</dt>
      <dd>
        {soma === null ? 'Não há' : reais(soma.valor)}
        <small>{soma === null ? semSoma : contar(soma.registros, 'pagamento', 'pagamentos')}</small>
        {falta !== 0 && <small className="tom-erro">{`${reais(Math.abs(falta))} a ${falta > 0 ? 'mais' : 'menos'} que o lido`}</small>}
      </dd>
    </div>
  );
}
