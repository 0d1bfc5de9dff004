import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import listarAuditoriaLegada, { type atoLegado } from '../../../../../events/http/comum/listar-auditoria-legada.ts';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao, type PaginaDe } from '../../nucleo/colecao.ts';

type AtoLegado = z.output<typeof atoLegado>;

/** What the acts of both systems have; what happened and its result had other names there. `objeto`: as it was typed. */
interface Procura {
  readonly usuario?: string | undefined;
  readonly objeto?: string | undefined;
  readonly ip?: string | undefined;
  readonly de?: string | undefined;
  readonly ate?: string | undefined;
}

const aPropria = (pagina: PaginaDe<AtoLegado>) => pagina;

const COLUNAS: readonly Coluna<AtoLegado>[] = [
  { chave: 'em', titulo: 'Quando', tipo: 'instante', valor: (a) => a.em },
  { chave: 'usuario', titulo: 'Quem', valor: (a) => a.usuario },
  { chave: 'funcao', titulo: 'Função', valor: (a) => a.funcao, ate: 200 },
  { chave: 'acao', titulo: 'Ação', valor: (a) => a.acao, ate: 140 },
  { chave: 'objeto', titulo: 'Objeto', valor: (a) => a.objeto, ate: 180 },
  { chave: 'antes', titulo: 'Antes', valor: (a) => a.antes, ate: 220, desde: 'lg' },
  { chave: 'depois', titulo: 'Depois', valor: (a) => a.depois, ate: 220, desde: 'lg' },
  { chave: 'terminal', titulo: 'Terminal', valor: (a) => a.terminal, desde: 'xl' },
  { chave: 'ip', titulo: 'De onde', tipo: 'codigo', valor: (a) => a.ip, desde: 'xxl' },
  { chave: 'origem', titulo: 'Origem', valor: (a) => `importado do sistema anterior (${a.arquivo}, linha ${a.linha})`, ate: 260 },
];

/** What came from the system before. Each look is an act that is written down: nobody looks until he asks (TR 6.2). */
export function DoSistemaAnterior({ consulta }: { readonly consulta: Procura }) {
  const [aberto, setAberto] = useState(false);
  if (aberto) return <Encontrados consulta={consulta} />;
  return (
    <p className="ajuda">
      <Button onClick={() => setAberto(true)}>Procurar também no sistema anterior</Button>
    </p>
  );
}

function Encontrados({ consulta }: { readonly consulta: Procura }) {
  const colecao = useColecao({
    chave: [listarAuditoriaLegada.operationId, consulta],
    buscar: (pagina, sinal): Promise<PaginaDe<AtoLegado>> => api.chamar(listarAuditoriaLegada, { consulta: { ...consulta, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: aPropria,
    limite: POR_PAGINA,
    manter: true,
  });
  return (
    <section className="cartao">
      <h2>Importados do sistema anterior</h2>
      <p className="ajuda">Por quem, objeto, endereço e período. O que aconteceu e o resultado não filtram aqui: o sistema anterior usava outros nomes.</p>
      <Lista titulo="Atos importados do sistema anterior" colunas={COLUNAS} colecao={colecao} chave={(a) => `${a.arquivo}:${a.linha}`} arquivo="auditoria-do-sistema-anterior" vazio="Nenhum ato importado com estes filtros. Apague o objeto, que lá tinha outro nome, ou confira o período." />
    </section>
  );
}
