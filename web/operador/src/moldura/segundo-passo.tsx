import { Button, Input } from 'antd';
import { useId, useState, type SubmitEvent } from 'react';
import entrarComSegundoFator from '../../../../events/http/acesso/entrar-com-segundo-fator.ts';
import type { ProvaDeTrabalho } from '../../../../events/http/esquemas-prova.ts';
import type { Problema } from '../../../../events/http/problema.ts';
import { estacaoPronta, SEM_DADOS, type DadosDaEstacao } from '../componentes/campos-da-estacao.tsx';
import { Falha, Recusa } from '../componentes/falha.tsx';
import { useAtoSigiloso } from '../nucleo/ato-sigiloso.ts';
import { focarAoAparecer } from '../nucleo/foco.ts';
import { provarTrabalho } from '../nucleo/prova.ts';
import type { Entrou } from './entrar.tsx';
import { EstacaoPedida, faltaEstacao, PedidoDaEstacao } from './pedir-estacao.tsx';

interface Pedido {
  readonly corpo: { readonly codigo: string; readonly prova?: ProvaDeTrabalho | undefined; readonly estacao?: DadosDaEstacao | undefined };
}

/** A recovery code and the spaces that may come with it. */
const MAIOR_CODIGO = 36;
const comProva = async (recusa: Problema, pedido: Pedido): Promise<Pedido | undefined> =>
  recusa.codigo === 'acesso/prova-exigida' && pedido.corpo.prova === undefined ? { corpo: { ...pedido.corpo, prova: await provarTrabalho() } } : undefined;

/** The password was right: now the code of the telephone, or one of those kept for the day in which it is lost. */
export function SegundoPasso({ aoEntrar, aoVoltar }: { readonly aoEntrar: (entrada: Entrou) => void; readonly aoVoltar: () => void }) {
  const id = useId();
  const [codigo, setCodigo] = useState('');
  const [tentou, setTentou] = useState(false);
  const { ocupado, problema, erro, agir } = useAtoSigiloso(entrarComSegundoFator, comProva);
  const [estacao, setEstacao] = useState(SEM_DADOS);
  const [pediu, setPediu] = useState(false);
  const pedindo = faltaEstacao(problema);
  const falta = tentou && codigo.trim() === '';
  const enviar = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    setTentou(true);
    if (ocupado || codigo.trim() === '' || (pedindo && !estacaoPronta(estacao))) return;
    const entrada = await agir({ corpo: { codigo: codigo.trim(), ...(pedindo ? { estacao } : {}) } });
    if (entrada?.pendencia === 'ESTACAO') return setPediu(true);
    if (entrada !== undefined) return aoEntrar(entrada);
    setCodigo('');
    setTentou(false);
  };
  if (pediu) return <EstacaoPedida nome={estacao.nome} aoVoltar={aoVoltar} />;
  return (
    <form className="entrar__formulario" noValidate onSubmit={(e) => void enviar(e)}>
      {problema && <Recusa problema={problema} />}
      {erro && <Falha erro={erro} />}
      <div className="campo">
        <label htmlFor={id}>Código do celular</label>
        <Input ref={focarAoAparecer} id={id} size="large" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={MAIOR_CODIGO} value={codigo} status={falta ? 'error' : ''} aria-invalid={falta} aria-describedby={`${id}-ajuda`} onChange={(e) => setCodigo(e.target.value)} />
        <p id={`${id}-ajuda`} className={falta ? 'ajuda ajuda--erro' : 'ajuda'}>
          {falta ? 'Digite o código.' : 'Os seis algarismos que o aplicativo mostra agora. Sem o celular, use um código de reserva.'}
        </p>
      </div>
      {pedindo && <PedidoDaEstacao dados={estacao} tentou={tentou} aoMudar={setEstacao} />}
      <Button type="primary" size="large" htmlType="submit" block loading={ocupado}>
        {ocupado ? 'Conferindo…' : pedindo ? 'Pedir o registro' : 'Entrar'}
      </Button>
      <Button type="link" block onClick={aoVoltar}>
        Voltar ao usuário e à senha
      </Button>
    </form>
  );
}
