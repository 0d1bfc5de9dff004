import { getRouteApi, Link } from '@tanstack/react-router';
import { codigoDaRegra, situacaoDoCaso } from '../../../../../events/http/esquemas-fraude.ts';
import { data as esquemaData } from '../../../../../events/http/esquemas.ts';
import listarCasos from '../../../../../events/http/gerencial/listar-casos-fraude.ts';
import { CampoDeFiltro } from '../../componentes/campo-de-filtro.tsx';
import { Escolha } from '../../componentes/escolha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Periodo } from '../../componentes/periodo.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { useListagem } from '../../nucleo/listagem.ts';
import { seValer, useFiltrar } from '../../nucleo/filtros.ts';
import { CASO, opcoesDe, REGRA } from '../../nucleo/situacoes.ts';
import { COLUNAS_DE_CASO } from './colunas.tsx';
import { useRodarAgora } from './rodar-agora.tsx';

const rota = getRouteApi('/fraudes');

/** What the rules found and people examine (TR 6.3): what waits for somebody first, the highest score before. */
export function Fraudes() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const { botao, aviso } = useRodarAgora();
  const consulta = {
    situacao: seValer(situacaoDoCaso, filtros.situacao),
    regra: seValer(codigoDaRegra, filtros.regra),
    usuario: filtros.usuario,
    dono: filtros.dono,
    de: seValer(esquemaData, filtros.de),
    ate: seValer(esquemaData, filtros.ate),
  };
  const colecao = useListagem(listarCasos, (pagina) => ({ consulta: { ...consulta, ...pagina } }), { manter: true });
  return (
    <Pagina
      titulo="Caça-fraude"
      subtitulo={
        <>
          Atos que pedem exame. Os pontos dizem por onde começar, e não acusam ninguém: quem decide é quem assume o caso. <Link to="/fraudes/regras">Ver as regras</Link>
        </>
      }
      acoes={botao}
    >
      {aviso}
      <Lista
        titulo="Casos"
        colunas={COLUNAS_DE_CASO}
        colecao={colecao}
        chave={(c) => c.id}
        arquivo="caca-fraude"
        vazio="Nenhum caso com estes filtros. Retire algum, ou veja em “Ver as regras” quando foi a última rodada."
        filtros={
          <>
            <Escolha nome="Situação" valor={filtros.situacao} opcoes={opcoesDe(CASO)} aoEscolher={(situacao) => filtrar({ situacao })} largura={150} />
            <Escolha nome="Regra" valor={filtros.regra} opcoes={opcoesDe(REGRA)} aoEscolher={(regra) => filtrar({ regra })} largura={230} />
            <CampoDeFiltro nome="Quem" valor={filtros.usuario} exemplo="começo do nome" maximo={120} aoMudar={(usuario) => filtrar({ usuario })} />
            <CampoDeFiltro nome="Com quem está" valor={filtros.dono} exemplo="começo do nome" maximo={120} aoMudar={(dono) => filtrar({ dono })} />
            <Periodo nome="Aberto" de={consulta.de} ate={consulta.ate} aoEscolher={filtrar} />
          </>
        }
      />
    </Pagina>
  );
}
