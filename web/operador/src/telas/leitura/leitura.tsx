import { getRouteApi } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useMemo } from 'react';
import type { z } from 'zod';
import mostrarArquivoLeitura from '../../../../../events/http/leitura/mostrar-arquivo-leitura.ts';
import { Escolha } from '../../componentes/escolha.tsx';
import { Espera } from '../../componentes/falha.tsx';
import { Indicadores } from '../../componentes/indicadores.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao, type Colecao } from '../../nucleo/colecao.ts';
import { useFiltrar } from '../../nucleo/filtros.ts';
import { instante, inteiro, referencia } from '../../nucleo/formatar.ts';
import { ARQUIVO_DE_LEITURA, LINHA_DE_LEITURA, opcoesDe } from '../../nucleo/situacoes.ts';

type Resposta = z.output<typeof mostrarArquivoLeitura.resposta>;
type Linha = Resposta['linhas']['itens'][number];
const rota = getRouteApi('/leituras/$id');
const linhasDe = (r: Resposta) => r.linhas;

const COLUNAS: readonly Coluna<Linha>[] = [
  { chave: 'linha', titulo: 'Linha', tipo: 'codigo', valor: (l) => l.linha },
  { chave: 'resultado', titulo: 'Resultado', valor: (l) => LINHA_DE_LEITURA[l.resultado].nome, desenhar: (l) => <Situacao de={LINHA_DE_LEITURA[l.resultado]} /> },
  { chave: 'mensagem', titulo: 'O que houve e o que fazer', valor: (l) => l.mensagem, ate: 460 },
  { chave: 'conteudo', titulo: 'Conteúdo da linha', valor: (l) => l.conteudo, desenhar: (l) => <span className="conteudo-da-linha" title={l.conteudo}>{l.conteudo}</span>, desde: 'xl' },
  { chave: 'codigo', titulo: 'Código', valor: (l) => l.codigo, desde: 'xxl' },
];

function resultadoDe(texto: string | undefined): Linha['resultado'] | undefined {
  return texto === 'SINALIZADA' || texto === 'RECUSADA' ? texto : undefined;
}

/** The report of one reading file, line by line. */
export function ArquivoDeLeitura() {
  const { id } = rota.useParams();
  const { resultado } = rota.useSearch();
  const colecao = useColecao({
    chave: [mostrarArquivoLeitura.operationId, id, resultado],
    buscar: (pagina, sinal): Promise<Resposta> => api.chamar(mostrarArquivoLeitura, { params: { id }, consulta: { resultado: resultadoDe(resultado), pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: linhasDe,
  });
  const consulta = useMemo(() => ({ data: colecao.primeira, error: colecao.erro, refetch: () => window.location.reload() }), [colecao.primeira, colecao.erro]);
  return <Espera consulta={consulta}>{({ arquivo }) => <Relatorio arquivo={arquivo} colecao={colecao} resultado={resultado} />}</Espera>;
}

interface Props {
  readonly arquivo: Resposta['arquivo'];
  readonly colecao: Colecao<Linha, Resposta>;
  readonly resultado: string | undefined;
}

function Relatorio({ arquivo, colecao, resultado }: Props) {
  const filtrar = useFiltrar();
  const deQue = arquivo.grupo === null ? '' : ` Grupo ${arquivo.grupo}, ${referencia(arquivo.referencia)}.`;
  return (
    <Pagina
      titulo={arquivo.nome}
      selo={<Situacao de={ARQUIVO_DE_LEITURA[arquivo.situacao]} />}
      subtitulo={`Recebido em ${instante(arquivo.recebidoEm)}.${deQue}${arquivo.layout === null ? '' : ` Layout ${arquivo.layout}.`}`}
      migalhas={[{ nome: 'Leituras', para: '/leituras' }]}
    >
      {arquivo.motivo !== null && <Alert type={arquivo.situacao === 'REJEITADO' ? 'error' : 'info'} showIcon className="recusa" title={arquivo.situacao === 'REJEITADO' ? 'O arquivo inteiro foi rejeitado' : 'Observação'} description={arquivo.motivo} />}
      <Indicadores
        itens={[
          { nome: 'Linhas', valor: inteiro(arquivo.linhas) },
          { nome: 'Aceitas', valor: inteiro(arquivo.aceitas), tom: 'certo', detalhe: 'foram para o faturamento' },
          { nome: 'Sinalizadas', valor: inteiro(arquivo.sinalizadas), tom: arquivo.sinalizadas > 0 ? 'atencao' : 'neutro', detalhe: 'aceitas, com algo a conferir' },
          { nome: 'Recusadas', valor: inteiro(arquivo.recusadas), tom: arquivo.recusadas > 0 ? 'erro' : 'neutro', detalhe: 'corrija e envie de novo' },
        ]}
      />
      <Lista
        titulo="Linhas sinalizadas e recusadas"
        colunas={COLUNAS}
        colecao={colecao}
        chave={(l) => `${l.linha}-${l.codigo}`}
        arquivo={`leituras-${arquivo.id}`}
        vazio="Todas as linhas foram aceitas sem observação."
        filtros={<Escolha nome="Resultado" valor={resultado} opcoes={opcoesDe(LINHA_DE_LEITURA)} aoEscolher={(novo) => filtrar({ resultado: novo })} largura={140} />}
      />
    </Pagina>
  );
}
