import { getRouteApi, Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { arquivoDeLeitura } from '../../../../../events/http/esquemas-arquivos.ts';
import { idNoEndereco, referencia as esquemaReferencia } from '../../../../../events/http/esquemas.ts';
import enviarLeituras from '../../../../../events/http/leitura/enviar-leituras.ts';
import listarArquivosLeitura from '../../../../../events/http/leitura/listar-arquivos-leitura.ts';
import { EnviarArquivo } from '../../componentes/enviar-arquivo.tsx';
import { Escolha } from '../../componentes/escolha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useListagem } from '../../nucleo/listagem.ts';
import { useEspera } from '../../nucleo/espera.ts';
import { seValer, useFiltrar } from '../../nucleo/filtros.ts';
import { referencia } from '../../nucleo/formatar.ts';
import { ARQUIVO_DE_LEITURA } from '../../nucleo/situacoes.ts';

type Arquivo = z.output<typeof arquivoDeLeitura>;
const rota = getRouteApi('/leituras');

const COLUNAS: readonly Coluna<Arquivo>[] = [
  {
    chave: 'nome',
    titulo: 'Arquivo',
    valor: (a) => a.nome,
    desenhar: (a) => (
      <Link to="/leituras/$id" params={{ id: a.id }}>
        {a.nome}
      </Link>
    ),
  },
  { chave: 'situacao', titulo: 'Situação', valor: (a) => ARQUIVO_DE_LEITURA[a.situacao].nome, desenhar: (a) => <Situacao de={ARQUIVO_DE_LEITURA[a.situacao]} /> },
  { chave: 'grupo', titulo: 'Grupo', tipo: 'codigo', valor: (a) => a.grupo },
  { chave: 'referencia', titulo: 'Referência', tipo: 'referencia', valor: (a) => a.referencia },
  { chave: 'linhas', titulo: 'Linhas', tipo: 'numero', valor: (a) => a.linhas },
  { chave: 'aceitas', titulo: 'Aceitas', tipo: 'numero', valor: (a) => a.aceitas },
  { chave: 'sinalizadas', titulo: 'Sinalizadas', tipo: 'numero', valor: (a) => a.sinalizadas },
  { chave: 'recusadas', titulo: 'Recusadas', tipo: 'numero', valor: (a) => a.recusadas },
  { chave: 'layout', titulo: 'Layout', valor: (a) => a.layout, desde: 'lg' },
  { chave: 'recebido', titulo: 'Recebido em', tipo: 'instante', valor: (a) => a.recebidoEm, desde: 'lg' },
];

/** The reading files received, with what became of each. */
export function Leituras() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const espera = useEspera();
  const pode = usePode();
  const consulta = { grupo: seValer(idNoEndereco, filtros.grupo), referencia: seValer(esquemaReferencia, filtros.referencia) };
  const colecao = useListagem(listarArquivosLeitura, (pagina) => ({ consulta: { ...consulta, ...pagina } }), { repetirEm: espera.ritmo });
  const referencias = [...new Set(colecao.linhas.flatMap((a) => (a.referencia === null ? [] : [a.referencia])))].sort().toReversed();
  const grupos = [...new Set(colecao.linhas.flatMap((a) => (a.grupo === null ? [] : [a.grupo])))].sort((a, b) => a - b);
  return (
    <Pagina
      titulo="Arquivos de leituras"
      subtitulo="Cada arquivo é recebido linha por linha: o que é aceito vai para o faturamento, o que é recusado diz por quê."
      acoes={pode.semLimite('leitura-arquivo:incluir') && <EnviarArquivo contrato={enviarLeituras} rotulo="Enviar leituras" aceita=".txt,.csv,.ret,text/plain" aoEnviar={espera.comecar} />}
    >
      <Lista
        titulo="Arquivos de leituras"
        colunas={COLUNAS}
        colecao={colecao}
        chave={(a) => a.id}
        arquivo="arquivos-de-leituras"
        vazio="Nenhum arquivo recebido. Envie um arquivo ou espere o da coleta."
        filtros={
          <>
            <Escolha nome="Grupo" valor={filtros.grupo} opcoes={grupos.map((g) => ({ value: String(g), label: `Grupo ${g}` }))} aoEscolher={(grupo) => filtrar({ grupo })} largura={130} />
            <Escolha nome="Referência" valor={filtros.referencia} opcoes={referencias.map((r) => ({ value: r, label: referencia(r) }))} aoEscolher={(r) => filtrar({ referencia: r })} largura={130} />
          </>
        }
      />
    </Pagina>
  );
}
