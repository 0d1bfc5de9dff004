import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import mostrarLigacao from '../../../../../events/http/cadastro/mostrar-ligacao.ts';
import { Abas } from '../../componentes/abas.tsx';
import { COLUNAS_DE_PAGAMENTO } from '../../componentes/conta/pagamentos.ts';
import { Espera } from '../../componentes/falha.tsx';
import { GraficoDeConsumo } from '../../componentes/grafico/consumo.tsx';
import { Indicadores } from '../../componentes/indicadores.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { reais } from '../../nucleo/formatar.ts';
import { LIGACAO } from '../../nucleo/situacoes.ts';
import { Cadastro } from './cadastro.tsx';
import { COLUNAS_DE_FATURA, COLUNAS_DE_LEITURA } from './colunas.tsx';
import { Consentimentos } from './consentimentos.tsx';
import { Extrato } from './extrato.tsx';
import { mediaDe, mesesDe, type DetalheDaLigacao } from './historico.ts';

const rota = getRouteApi('/ligacoes/$cdc');

/** Everything an attendant is asked about a ligação. */
export function Ligacao() {
  const { cdc } = rota.useParams();
  const consulta = useConsulta(mostrarLigacao, { params: { cdc } });
  return <Espera consulta={consulta}>{(ligacao) => <Tela ligacao={ligacao} key={ligacao.cdc} />}</Espera>;
}

function Tela({ ligacao: l }: { readonly ligacao: DetalheDaLigacao }) {
  const [aba, setAba] = useState('faturas');
  const pode = usePode();
  const meses = useMemo(() => mesesDe(l), [l]);
  const { emAberto, vencido, creditos, encargosPendentes } = l.saldo;
  return (
    <Pagina
      titulo={l.nome}
      selo={<Situacao de={LIGACAO[l.situacao]} />}
      subtitulo={`CDC ${l.cdc} · ${l.documentoMascarado} · ${l.endereco}`}
      migalhas={[{ nome: 'Ligações', para: '/ligacoes' }]}
    >
      <Indicadores
        itens={[
          { nome: 'Em aberto', valor: reais(emAberto), tom: emAberto > 0 ? 'atencao' : 'certo' },
          { nome: 'Vencido', valor: reais(vencido), tom: vencido > 0 ? 'erro' : 'certo' },
          { nome: 'Créditos', valor: reais(creditos) },
          { nome: 'Encargos na próxima conta', valor: reais(encargosPendentes) },
        ]}
      />
      <div className="colunas">
        <section className="cartao" aria-labelledby="consumo">
          <h2 id="consumo">Consumo</h2>
          <GraficoDeConsumo meses={meses} media={mediaDe(meses)} altura={210} />
        </section>
        <Cadastro ligacao={l} />
      </div>
      <Abas
        nome="Histórico da ligação"
        atual={aba}
        aoTrocar={setAba}
        abas={[
          { chave: 'faturas', nome: `Faturas (${l.faturas.length})`, conteudo: () => <Lista titulo="Faturas da ligação" colunas={COLUNAS_DE_FATURA} colecao={inteira(l.faturas)} chave={(f) => f.aviso} arquivo={`faturas-${l.cdc}`} vazio="Nenhuma fatura emitida." /> },
          { chave: 'leituras', nome: `Leituras (${l.leituras.length})`, conteudo: () => <Lista titulo="Leituras da ligação" colunas={COLUNAS_DE_LEITURA} colecao={inteira(l.leituras)} chave={(x) => `${x.referencia}-${x.medicao}-${x.versao}`} arquivo={`leituras-${l.cdc}`} vazio="Nenhuma leitura." /> },
          { chave: 'pagamentos', nome: `Pagamentos (${l.pagamentos.length})`, conteudo: () => <Lista titulo="Pagamentos da ligação" colunas={COLUNAS_DE_PAGAMENTO} colecao={inteira(l.pagamentos)} chave={(p) => `${p.arquivo}-${p.linha}`} arquivo={`pagamentos-${l.cdc}`} vazio="Nenhum pagamento." /> },
          ...(pode.algures('razao:consultar') ? [{ chave: 'extrato', nome: 'Extrato', conteudo: () => <Extrato cdc={l.cdc} /> }] : []),
          ...(pode.algures('consentimento:consultar') ? [{ chave: 'consentimentos', nome: 'Consentimentos', conteudo: () => <Consentimentos cdc={l.cdc} /> }] : []),
        ]}
      />
    </Pagina>
  );
}
