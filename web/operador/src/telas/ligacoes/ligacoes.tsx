import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import buscarLigacoes from '../../../../../events/http/cadastro/buscar-ligacoes.ts';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao } from '../../nucleo/colecao.ts';
import { ehDocumento } from '../../nucleo/documento-digitado.ts';
import { useFiltrar } from '../../nucleo/filtros.ts';
import { focarAoAparecer } from '../../nucleo/foco.ts';
import { LIGACAO } from '../../nucleo/situacoes.ts';

type Resposta = z.output<typeof buscarLigacoes.resposta>;
type Ligacao = Resposta['itens'][number];
const rota = getRouteApi('/ligacoes');
const aPropria = (r: Resposta) => r;
const MENOR = 2;

const COLUNAS: readonly Coluna<Ligacao>[] = [
  {
    chave: 'cdc',
    titulo: 'CDC',
    tipo: 'codigo',
    valor: (l) => l.cdc,
    desenhar: (l) => (
      <Link to="/ligacoes/$cdc" params={{ cdc: l.cdc }}>
        {l.cdc}
      </Link>
    ),
  },
  { chave: 'nome', titulo: 'Nome', valor: (l) => l.nome },
  { chave: 'documento', titulo: 'CPF/CNPJ', valor: (l) => l.documentoMascarado },
  { chave: 'endereco', titulo: 'Endereço', valor: (l) => l.endereco },
  { chave: 'inscricao', titulo: 'Inscrição', valor: (l) => l.inscricao, desde: 'lg' },
  { chave: 'situacao', titulo: 'Situação', valor: (l) => LIGACAO[l.situacao].nome, desenhar: (l) => <Situacao de={LIGACAO[l.situacao]} /> },
];

/** Finds a ligação. */
export function Ligacoes() {
  const { busca: doEndereco = '' } = rota.useSearch();
  const [documento, setDocumento] = useState('');
  const busca = documento === '' ? doEndereco : documento;
  const filtrar = useFiltrar();
  const procurar = (texto: string) => {
    const ehDeAlguem = ehDocumento(texto);
    setDocumento(ehDeAlguem ? texto : '');
    filtrar({ busca: ehDeAlguem || texto === '' ? undefined : texto });
  };
  const procura = busca.trim().length >= MENOR;
  const colecao = useColecao({
    chave: [buscarLigacoes.operationId, busca.trim()],
    buscar: (pagina, sinal): Promise<Resposta> => api.chamar(buscarLigacoes, { consulta: { busca: busca.trim(), pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: aPropria,
    limite: 1_000,
    ativa: procura,
  });
  return (
    <Pagina titulo="Ligações" subtitulo="Procure por CDC, inscrição, nome, endereço ou CPF/CNPJ completo.">
      <Input.Search
        key={busca}
        className="procura"
        size="large"
        allowClear
        ref={focarAoAparecer}
        enterButton="Procurar"
        aria-label="Procurar ligação"
        placeholder="Por exemplo: 1001, Maria Almeida ou Rua das Nascentes"
        defaultValue={busca}
        maxLength={100}
        onSearch={(texto) => procurar(texto.trim())}
      />
      {procura ? (
        <Lista titulo="Ligações encontradas" colunas={COLUNAS} colecao={colecao} chave={(l) => l.cdc} arquivo="ligacoes" vazio="Nenhuma ligação encontrada. Confira a grafia ou procure por parte do endereço; o CPF/CNPJ precisa estar completo." />
      ) : (
        <Empty className="vazio" image={Empty.PRESENTED_IMAGE_SIMPLE} description="Escreva pelo menos duas letras ou números." />
      )}
    </Pagina>
  );
}
