import { Input } from 'antd';
import { useId } from 'react';
import { localDaEstacao, nomeDaEstacao } from '../../../../events/http/esquemas-estacao.ts';

export interface DadosDaEstacao {
  readonly nome: string;
  readonly local: string;
}

export const SEM_DADOS: DadosDaEstacao = { nome: '', local: '' };

const nomeErrado = ({ nome }: DadosDaEstacao) => !nomeDaEstacao.safeParse(nome).success;
const localErrado = ({ local }: DadosDaEstacao) => !localDaEstacao.safeParse(local).success;
export const estacaoPronta = (dados: DadosDaEstacao) => !nomeErrado(dados) && !localErrado(dados);

/** How a person calls the computer where he is. */
export function CamposDaEstacao({ dados, tentou, aoMudar }: { readonly dados: DadosDaEstacao; readonly tentou: boolean; readonly aoMudar: (dados: DadosDaEstacao) => void }) {
  const id = useId();
  const [semNome, semLocal] = [tentou && nomeErrado(dados), tentou && localErrado(dados)];
  return (
    <>
      <div className="campo">
        <label htmlFor={`${id}-nome`}>Nome deste computador</label>
        <Input id={`${id}-nome`} maxLength={40} autoComplete="off" value={dados.nome} status={semNome ? 'error' : ''} aria-invalid={semNome} aria-describedby={`${id}-nome-ajuda`} onChange={(e) => aoMudar({ ...dados, nome: e.target.value })} />
        <p id={`${id}-nome-ajuda`} className={semNome ? 'ajuda ajuda--erro' : 'ajuda'}>
          De 3 a 40 letras, sem o ponto no meio (·). Por exemplo: Balcão 2.
        </p>
      </div>
      <div className="campo">
        <label htmlFor={`${id}-local`}>Onde ele fica</label>
        <Input id={`${id}-local`} maxLength={200} autoComplete="off" value={dados.local} status={semLocal ? 'error' : ''} aria-invalid={semLocal} aria-describedby={`${id}-local-ajuda`} onChange={(e) => aoMudar({ ...dados, local: e.target.value })} />
        <p id={`${id}-local-ajuda`} className={semLocal ? 'ajuda ajuda--erro' : 'ajuda'}>
          Por exemplo: Sede, atendimento.
        </p>
      </div>
    </>
  );
}
