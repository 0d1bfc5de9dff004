import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { PARES_SEGREGADOS, type LadoDoPar, type ParSegregado } from '../../../../../../domain/acesso/segregacao.ts';
import listarParesDasPessoas from '../../../../../../events/http/acesso/listar-pares-das-pessoas.ts';
import type { parDeUmaPessoa } from '../../../../../../events/http/esquemas-perfil.ts';
import { Abas } from '../../../componentes/abas.tsx';
import { Espera } from '../../../componentes/falha.tsx';
import { Icone } from '../../../componentes/icone.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { useFiltrar } from '../../../nucleo/filtros.ts';
import { NOME_DA_ACAO, nomeDaFuncao, nomeDoPar } from '../comum/palavras.ts';
import { DarExcecao } from './dar-excecao.tsx';
import { Excecoes } from './excecoes.tsx';
import { PAR } from '../../../nucleo/situacoes.ts';

type DeUma = z.output<typeof parDeUmaPessoa>;
const rota = getRouteApi('/acesso/segregacao');
const situacao = (p: DeUma) => PAR[p.ate === null ? 'ABERTO' : 'EXCETUADO'];
const lado = ({ funcao, acoes }: LadoDoPar) => `${nomeDaFuncao(funcao)}: ${acoes.map((a) => NOME_DA_ACAO[a]).join(', ')}`;

const DAS_PESSOAS: readonly Coluna<DeUma>[] = [
  {
    chave: 'pessoa',
    titulo: 'Quem tem',
    valor: (p) => p.pessoa.nome,
    ate: 240,
    desenhar: (p) => (
      <Link to="/acesso/usuarios/$id" params={{ id: p.pessoa.id }} search={{ aba: 'acessos' }}>
        {p.pessoa.nome}
      </Link>
    ),
  },
  { chave: 'par', titulo: 'Os dois lados de', valor: (p) => nomeDoPar(p.par), ate: 320 },
  { chave: 'situacao', titulo: 'Situação', valor: (p) => situacao(p).nome, desenhar: (p) => <Situacao de={situacao(p)} /> },
  { chave: 'ate', titulo: 'Exceção até', tipo: 'data', valor: (p) => p.ate },
  { chave: 'ativo', titulo: 'Pessoa', valor: (p) => (p.pessoa.ativo ? 'ativa' : 'inativa'), desde: 'lg' },
];
const PARES: readonly Coluna<ParSegregado>[] = [
  { chave: 'nome', titulo: 'Par', valor: (p) => p.nome, ate: 280 },
  { chave: 'a', titulo: 'Um lado', valor: (p) => lado(p.a), ate: 300 },
  { chave: 'b', titulo: 'Outro lado', valor: (p) => lado(p.b), ate: 300 },
];

/** What one person may not hold together, who does, and who may for some time. */
export function Segregacao() {
  const pode = usePode();
  const { aba = 'pessoas' } = rota.useSearch();
  const filtrar = useFiltrar();
  const [dando, setDando] = useState(false);
  return (
    <Pagina
      titulo="Segregação de funções"
      subtitulo="Quem faz não confere: os dois lados de um controle não ficam com a mesma pessoa, a não ser por uma exceção com prazo e motivo."
      acoes={
        pode.semLimite('excecao-de-segregacao:incluir') && (
          <Button type="primary" icon={<Icone de={PlusOutlined} />} onClick={() => setDando(true)}>
            Dar exceção
          </Button>
        )
      }
    >
      <Abas
        nome="Segregação de funções"
        atual={aba}
        aoTrocar={(nova) => filtrar({ aba: nova, situacao: undefined })}
        abas={[
          { chave: 'pessoas', nome: 'Quem tem os dois lados', conteudo: () => <DasPessoas /> },
          { chave: 'excecoes', nome: 'Exceções', conteudo: () => <Excecoes /> },
          { chave: 'pares', nome: 'Quais são os pares', conteudo: () => <Lista titulo="Pares segregados" colunas={PARES} colecao={inteira(PARES_SEGREGADOS)} chave={(p) => p.codigo} arquivo="pares-segregados" /> },
        ]}
      />
      {dando && (
        <DarExcecao
          aoDar={() => {
            setDando(false);
            filtrar({ aba: 'excecoes', situacao: undefined });
          }}
          aoFechar={() => setDando(false)}
        />
      )}
    </Pagina>
  );
}

function DasPessoas() {
  const consulta = useConsulta(listarParesDasPessoas, {});
  return (
    <Espera consulta={consulta}>
      {({ itens }) => <Lista titulo="Quem tem os dois lados" colunas={DAS_PESSOAS} colecao={inteira(itens)} chave={(p) => `${p.pessoa.id}:${p.par}`} arquivo="pares-das-pessoas" vazio="Ninguém tem os dois lados de um controle." />}
    </Espera>
  );
}
