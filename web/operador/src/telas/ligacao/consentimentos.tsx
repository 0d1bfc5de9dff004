import { App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { NOME_DA_FINALIDADE } from '../../../../../domain/cadastro/consentimento.ts';
import listarConsentimentos from '../../../../../events/http/cadastro/listar-consentimentos.ts';
import registrarConsentimento from '../../../../../events/http/cadastro/registrar-consentimento.ts';
import revogarConsentimento from '../../../../../events/http/cadastro/revogar-consentimento.ts';
import type { canal as esquemaCanal } from '../../../../../events/http/esquemas-titular.ts';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { Espera, Falha, Recusa } from '../../componentes/falha.tsx';
import { Falta } from '../../componentes/falta.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { CANAL, CONSENTIMENTO, opcoesDe } from '../../nucleo/situacoes.ts';

type Resposta = z.output<typeof listarConsentimentos.resposta>;
type Atual = Resposta['atuais'][number];

const COLUNAS: readonly Coluna<Resposta['historico'][number]>[] = [
  { chave: 'em', titulo: 'Quando', tipo: 'instante', valor: (c) => c.em },
  { chave: 'finalidade', titulo: 'Para quê', valor: (c) => NOME_DA_FINALIDADE[c.finalidade] },
  { chave: 'decisao', titulo: 'Decisão', valor: (c) => CONSENTIMENTO[c.decisao].nome, desenhar: (c) => <Situacao de={CONSENTIMENTO[c.decisao]} /> },
  { chave: 'versao', titulo: 'Texto', tipo: 'numero', valor: (c) => c.versao },
  { chave: 'canal', titulo: 'Canal', valor: (c) => CANAL[c.canal].nome },
  { chave: 'comprovacao', titulo: 'Como se prova', valor: (c) => c.comprovacao, ate: 240 },
  { chave: 'por', titulo: 'Registrado por', valor: (c) => c.por, desde: 'lg' },
];

/** What the holder allows, and how it came to be so. */
export function Consentimentos({ cdc }: { readonly cdc: number }) {
  const consulta = useConsulta(listarConsentimentos, { params: { cdc } });
  const [mudando, setMudando] = useState<Atual | null>(null);
  return (
    <Espera consulta={consulta}>
      {({ atuais, historico }) => (
        <>
          <Quadro atuais={atuais} aoMudar={setMudando} />
          <Lista titulo="Histórico de consentimentos" colunas={COLUNAS} colecao={inteira(historico)} chave={(c) => c.id} arquivo={`consentimentos-${cdc}`} vazio="Nada foi autorizado nem retirado." />
          {mudando !== null && <Mudar cdc={cdc} atual={mudando} aoFechar={() => setMudando(null)} />}
        </>
      )}
    </Espera>
  );
}

function Quadro({ atuais, aoMudar }: { readonly atuais: readonly Atual[]; readonly aoMudar: (atual: Atual) => void }) {
  const pode = usePode();
  return (
    <table className="quadro">
      <caption>O que a pessoa autoriza hoje</caption>
      <tbody>
        {atuais.map((a) => {
          const concedido = a.decisao === 'CONCEDIDO';
          return (
            <tr key={a.finalidade}>
              <th scope="row">{NOME_DA_FINALIDADE[a.finalidade]}</th>
              <td>{a.decisao === null ? 'Nunca autorizou' : <Situacao de={CONSENTIMENTO[a.decisao]} />}</td>
              <td>
                {pode.algures(concedido ? 'consentimento:alterar' : 'consentimento:incluir') && (
                  <Button size="small" aria-label={`${concedido ? 'Retirar' : 'Registrar'} autorização: ${NOME_DA_FINALIDADE[a.finalidade]}`} onClick={() => aoMudar(a)}>
                    {concedido ? 'Retirar' : 'Registrar autorização'}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const MENOR_COMPROVACAO = 5;

function Mudar({ cdc, atual, aoFechar }: { readonly cdc: number; readonly atual: Atual; readonly aoFechar: () => void }) {
  const concedido = atual.decisao === 'CONCEDIDO';
  const [canal, setCanal] = useState<z.output<typeof esquemaCanal>>('BALCAO');
  const [comprovacao, setComprovacao] = useState('');
  const [tentou, setTentou] = useState(false);
  const { message } = App.useApp();
  const registrar = useAto(registrarConsentimento, ['listarConsentimentos']);
  const revogar = useAto(revogarConsentimento, ['listarConsentimentos']);
  const ato = concedido ? revogar : registrar;
  const id = useId();
  const curta = comprovacao.trim().length < MENOR_COMPROVACAO;
  const confirmar = () => {
    setTentou(true);
    if (curta || ato.isPending) return;
    const pedido = { params: { cdc }, corpo: { finalidade: atual.finalidade, canal, comprovacao: comprovacao.trim() } };
    const aoResponder = (r: { readonly ok: boolean }) => {
      if (!r.ok) return;
      void message.success(concedido ? 'Autorização retirada.' : 'Autorização registrada.');
      aoFechar();
    };
    if (concedido) revogar.mutate(pedido, { onSuccess: aoResponder });
    else registrar.mutate({ ...pedido, corpo: { ...pedido.corpo, versao: atual.texto.versao } }, { onSuccess: aoResponder });
  };
  return (
    <Dialogo title={`${concedido ? 'Retirar autorização' : 'Registrar autorização'}: ${NOME_DA_FINALIDADE[atual.finalidade]}`} okText={concedido ? 'Retirar' : 'Registrar'} okButtonProps={{ loading: ato.isPending }} aoConfirmar={confirmar} aoFechar={aoFechar} width={560}>
      {!concedido && (
        <>
          <p>Leia o texto para a pessoa, e só registre se ela disser que sim (versão {atual.texto.versao}):</p>
          <blockquote>{atual.texto.texto}</blockquote>
        </>
      )}
      <div>
        <label htmlFor={`${id}-canal`}>Por onde a pessoa falou</label>
        <Select id={`${id}-canal`} value={canal} onChange={setCanal} options={opcoesDe(CANAL)} style={{ width: 200 }} />
      </div>
      <div>
        <label htmlFor={`${id}-prova`}>Como se prova</label>
        <Input id={`${id}-prova`} maxLength={300} value={comprovacao} onChange={(e) => setComprovacao(e.target.value)} placeholder="Gravação 20261120-0412, termo assinado 12" status={tentou && curta ? 'error' : ''} aria-invalid={tentou && curta} aria-describedby={`${id}-falta`} />
        <Falta id={`${id}-falta`} texto={tentou && curta ? `Diga como se prova, com pelo menos ${MENOR_COMPROVACAO} letras.` : ''} />
      </div>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
