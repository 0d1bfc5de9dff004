import { App, Button, Descriptions, Space } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { TIPOS_COM_DADOS } from '../../../../../domain/cadastro/pedido-do-titular.ts';
import assumirPedidoTitular from '../../../../../events/http/cadastro/assumir-pedido-titular.ts';
import exportarDadosTitular from '../../../../../events/http/cadastro/exportar-dados-titular.ts';
import imprimirDadosTitular from '../../../../../events/http/cadastro/imprimir-dados-titular.ts';
import mostrarPedidoTitular from '../../../../../events/http/cadastro/mostrar-pedido-titular.ts';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { Espera, Recusa } from '../../componentes/falha.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { api } from '../../nucleo/api.ts';
import { useAto } from '../../nucleo/ato.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { data, instante, NADA } from '../../nucleo/formatar.ts';
import { CANAL, PEDIDO_DO_TITULAR, TIPO_DE_PEDIDO } from '../../nucleo/situacoes.ts';
import { Prazo } from './colunas.tsx';
import { ResponderPedido } from './responder.tsx';

type PedidoInteiro = z.output<typeof mostrarPedidoTitular.resposta>;

/** What an act on a request makes old. */
const ENVELHECE = ['listarPedidosTitular', 'mostrarPedidoTitular'] as const;

/** One request whole, and what can be done of it. Mounted while open. */
export function DetalheDoPedido({ protocolo, aoFechar }: { readonly protocolo: number; readonly aoFechar: () => void }) {
  const consulta = useConsulta(mostrarPedidoTitular, { params: { protocolo } });
  const [respondendo, setRespondendo] = useState(false);
  return (
    <Dialogo title={`Pedido ${protocolo}`} width={720} aoFechar={aoFechar}>
      <Espera consulta={consulta}>{(pedido) => <Corpo pedido={pedido} aoResponder={() => setRespondendo(true)} />}</Espera>
      {respondendo && <ResponderPedido protocolo={protocolo} aoFechar={() => setRespondendo(false)} />}
    </Dialogo>
  );
}

function Corpo({ pedido: p, aoResponder }: { readonly pedido: PedidoInteiro; readonly aoResponder: () => void }) {
  return (
    <>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'tipo', label: 'Pedido', span: 'filled', children: TIPO_DE_PEDIDO[p.tipo].nome },
          { key: 'titular', label: 'Titular', children: `${p.nome} (CDC ${p.cdc})` },
          { key: 'situacao', label: 'Situação', children: <Situacao de={PEDIDO_DO_TITULAR[p.situacao]} /> },
          { key: 'aberto', label: 'Aberto', children: `${data(p.abertoEm)}, ${CANAL[p.canal].nome}, por ${p.registradoPor}` },
          { key: 'prazo', label: 'Prazo', children: <span>{data(p.prazo)} <Prazo pedido={p} /></span> },
          { key: 'com', label: 'Com quem está', children: p.responsavel ?? NADA },
          { key: 'texto', label: 'O que pediu', span: 'filled', children: p.texto },
          ...(p.resposta === null ? [] : [{ key: 'resposta', label: `Resposta de ${p.respondidoPor ?? ''}, ${instante(p.respondidoEm)}`, span: 'filled' as const, children: p.resposta }]),
        ]}
      />
      <Acoes pedido={p} aoResponder={aoResponder} />
    </>
  );
}

function Acoes({ pedido: p, aoResponder }: { readonly pedido: PedidoInteiro; readonly aoResponder: () => void }) {
  const pode = usePode();
  const { message } = App.useApp();
  const assumir = useAto(assumirPedidoTitular, ENVELHECE);
  const altera = pode.semLimite('pedido-titular:alterar') && p.respondidoEm === null;
  const comDados = TIPOS_COM_DADOS.includes(p.tipo) && p.situacao !== 'NEGADO' && p.situacao !== 'CANCELADO' && pode.semLimite('pedido-titular:executar');
  return (
    <>
      <Space wrap className="lgpd__acoes">
        {altera && p.situacao === 'ABERTO' && (
          <Button loading={assumir.isPending} onClick={() => assumir.mutate({ params: { protocolo: p.protocolo } }, { onSuccess: (r) => void (r.ok && message.success('O pedido está com você.')) })}>
            Assumir
          </Button>
        )}
        {altera && (
          <Button type="primary" onClick={aoResponder}>
            Responder
          </Button>
        )}
        {comDados && (
          <>
            <Button href={api.endereco(imprimirDadosTitular, { params: { protocolo: p.protocolo } })} target="_blank" rel="noopener">
              Ver os dados em PDF
            </Button>
            <Button href={api.endereco(exportarDadosTitular, { params: { protocolo: p.protocolo } })} download={`dados-do-titular-${p.protocolo}.json`}>
              Baixar os dados em JSON
            </Button>
          </>
        )}
      </Space>
      {comDados && <p className="ajuda">O PDF é para a pessoa ler; abre em outra aba, para conferir e imprimir. O JSON é para ela levar a outro sistema. Os dois saem sem máscara e são só para o titular. Quem os abre fica na auditoria.</p>}
      {assumir.data && !assumir.data.ok && <Recusa problema={assumir.data.erro} />}
    </>
  );
}
