import { FilePdfOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import mostrarFatura from '../../../../../events/http/faturamento/mostrar-fatura.ts';
import { Abas } from '../../componentes/abas.tsx';
import { MedicaoDaConta } from '../../componentes/conta/medicao.tsx';
import { MemoriaDaConta } from '../../componentes/conta/memoria.tsx';
import { ComponentesDaConta } from '../../componentes/conta/componentes.tsx';
import { COLUNAS_DE_PAGAMENTO } from '../../componentes/conta/pagamentos.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Indicadores } from '../../componentes/indicadores.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { data, m3, reais, referencia } from '../../nucleo/formatar.ts';
import { FATURA } from '../../nucleo/situacoes.ts';
import { Documento } from './documento.tsx';
import { ParaPagar } from './para-pagar.tsx';
import { SaldoNoRazao } from './saldo-no-razao.tsx';
import { Icone } from '../../componentes/icone.tsx';

type DetalheDaFatura = z.output<typeof mostrarFatura.resposta>;
const rota = getRouteApi('/faturas/$aviso');

/** An issued bill: what it charges, how that came out, how to pay it, what was paid. */
export function Fatura() {
  const { aviso } = rota.useParams();
  const consulta = useConsulta(mostrarFatura, { params: { aviso } });
  return <Espera consulta={consulta}>{(fatura) => <Tela fatura={fatura} key={fatura.aviso} />}</Espera>;
}

function Tela({ fatura: f }: { readonly fatura: DetalheDaFatura }) {
  const [aba, setAba] = useState('conta');
  const cancelada = f.situacao === 'CANCELADA';
  return (
    <Pagina
      titulo={`Fatura ${f.aviso}`}
      selo={<Situacao de={FATURA[f.situacao]} />}
      subtitulo={
        <>
          <Link to="/ligacoes/$cdc" params={{ cdc: f.titular.cdc }}>
            CDC {f.titular.cdc}
          </Link>{' '}
          · {f.titular.nome} ({f.titular.documentoMascarado}) · {f.titular.endereco}
        </>
      }
      acoes={
        <>
          <Link to="/ciclos/$ciclo" params={{ ciclo: f.ciclo }} className="botao-elo">
            Ver o ciclo
          </Link>
          <Button type="primary" icon={<Icone de={FilePdfOutlined} />} disabled={cancelada} onClick={() => setAba('documento')}>
            Ver o documento
          </Button>
        </>
      }
    >
      {cancelada && <Alert type="warning" showIcon className="recusa" title="Esta fatura foi cancelada" description="Ela não é mais apresentada nem pode ser paga." />}
      <Indicadores
        itens={[
          { nome: 'Valor', valor: reais(f.valor), detalhe: `referência ${referencia(f.referencia)}` },
          { nome: 'Saldo a pagar', valor: reais(f.saldo), tom: f.saldo > 0 ? 'atencao' : 'certo' },
          { nome: 'Vencimento', valor: data(f.vencimento), detalhe: `emitida em ${data(f.emissao)}` },
          { nome: 'Água faturada', valor: m3(f.medicao.volumeAgua), detalhe: `nota ${f.nota}` },
        ]}
      />
      <Abas
        nome="Partes da fatura"
        atual={aba}
        aoTrocar={setAba}
        abas={[
          { chave: 'conta', nome: 'Conta', conteudo: () => <Conta fatura={f} /> },
          {
            chave: 'pagamentos',
            nome: `Pagamentos (${f.pagamentos.length})`,
            conteudo: () => <Lista titulo="Pagamentos da fatura" colunas={COLUNAS_DE_PAGAMENTO} colecao={inteira(f.pagamentos)} chave={(p) => `${p.arquivo}-${p.linha}`} arquivo={`pagamentos-da-fatura-${f.aviso}`} vazio="Nenhum pagamento desta fatura." />,
          },
          { chave: 'razao', nome: 'Razão', conteudo: () => <SaldoNoRazao aviso={f.aviso} /> },
          ...(cancelada ? [] : [{ chave: 'documento', nome: 'Documento', conteudo: () => <Documento aviso={f.aviso} /> }]),
        ]}
      />
    </Pagina>
  );
}

function Conta({ fatura: f }: { readonly fatura: DetalheDaFatura }) {
  return (
    <>
      <div className="colunas">
        <section className="cartao" aria-labelledby="componentes">
          <h2 id="componentes">O que está sendo cobrado</h2>
          <ComponentesDaConta componentes={f.componentes} valor={f.valor} />
        </section>
        <section className="cartao" aria-labelledby="medicao">
          <h2 id="medicao">Leituras e consumo</h2>
          <MedicaoDaConta medicao={f.medicao} />
        </section>
      </div>
      {f.situacao === 'EM_DEBITO' && <ParaPagar fatura={f} />}
      <section className="cartao" aria-labelledby="como">
        <h2 id="como">Como o valor foi calculado</h2>
        <MemoriaDaConta memoria={f.memoria} />
      </section>
    </>
  );
}
