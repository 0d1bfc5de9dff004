import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import listarPedidosTitular from '../../../../../events/http/cadastro/listar-pedidos-titular.ts';
import { alarmeDoPedido, situacaoDoPedido, tipoDePedido } from '../../../../../events/http/esquemas-titular.ts';
import { Escolha } from '../../componentes/escolha.tsx';
import { Icone } from '../../componentes/icone.tsx';
import { Indicadores } from '../../componentes/indicadores.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao } from '../../nucleo/colecao.ts';
import { seValer, useFiltrar } from '../../nucleo/filtros.ts';
import { ALARME_DO_PEDIDO, opcoesDe, PEDIDO_DO_TITULAR, TIPO_DE_PEDIDO } from '../../nucleo/situacoes.ts';
import { colunasDosPedidos } from './colunas.tsx';
import { DetalheDoPedido } from './pedido.tsx';
import { RegistrarPedido } from './registrar-pedido.tsx';

type Resposta = z.output<typeof listarPedidosTitular.resposta>;
const rota = getRouteApi('/lgpd');
const aPropria = (r: Resposta) => r;

/** What people ask of their own data, and how many days are left to answer (LGPD art. 19). */
export function PedidosDeTitulares() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const pode = usePode();
  const [aberto, setAberto] = useState<number | null>(null);
  const [registrando, setRegistrando] = useState(false);
  const colunas = useMemo(() => colunasDosPedidos(setAberto), []);
  const consulta = { situacao: seValer(situacaoDoPedido, filtros.situacao), tipo: seValer(tipoDePedido, filtros.tipo), alarme: seValer(alarmeDoPedido, filtros.alarme) };
  const colecao = useColecao({
    chave: [listarPedidosTitular.operationId, consulta],
    buscar: (pagina, sinal): Promise<Resposta> => api.chamar(listarPedidosTitular, { consulta: { ...consulta, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: aPropria,
    manter: true,
  });
  const { noPrazo = 0, aVencer = 0, vencidos = 0 } = colecao.primeira?.prazos ?? {};
  return (
    <>
      <div className="acima-da-lista">
        <p className="ajuda">Cada pedido é respondido em até 15 dias corridos (LGPD, art. 19). Do 10º dia em diante ele aparece como a vencer.</p>
        {pode.algures('pedido-titular:incluir') && (
          <Button type="primary" icon={<Icone de={PlusOutlined} />} onClick={() => setRegistrando(true)}>
            Registrar pedido
          </Button>
        )}
      </div>
      <Indicadores
        itens={[
          { nome: 'Vencidos', valor: String(vencidos), tom: vencidos > 0 ? 'erro' : 'certo' },
          { nome: 'A vencer', valor: String(aVencer), tom: aVencer > 0 ? 'atencao' : 'certo' },
          { nome: 'No prazo', valor: String(noPrazo) },
        ]}
      />
      <Lista
        titulo="Pedidos de titulares"
        colunas={colunas}
        colecao={colecao}
        chave={(p) => p.protocolo}
        arquivo="pedidos-de-titulares"
        vazio="Nenhum pedido com estes filtros. Quando alguém pedir algo sobre os próprios dados, registre aqui: o prazo conta do dia em que pediu."
        filtros={
          <>
            <Escolha nome="Prazo" valor={consulta.alarme} opcoes={opcoesDe(ALARME_DO_PEDIDO)} aoEscolher={(alarme) => filtrar({ alarme })} largura={150} />
            <Escolha nome="Situação" valor={consulta.situacao} opcoes={opcoesDe(PEDIDO_DO_TITULAR)} aoEscolher={(situacao) => filtrar({ situacao })} largura={150} />
            <Escolha nome="Tipo" valor={consulta.tipo} opcoes={opcoesDe(TIPO_DE_PEDIDO)} aoEscolher={(tipo) => filtrar({ tipo })} largura={300} />
          </>
        }
      />
      {registrando && (
        <RegistrarPedido
          aoFechar={() => setRegistrando(false)}
          aoRegistrar={(protocolo) => {
            setRegistrando(false);
            if (pode.semLimite('pedido-titular:consultar')) setAberto(protocolo);
          }}
        />
      )}
      {aberto !== null && <DetalheDoPedido protocolo={aberto} key={aberto} aoFechar={() => setAberto(null)} />}
    </>
  );
}
