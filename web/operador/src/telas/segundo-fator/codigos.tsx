import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import gerar from '../../../../../events/http/acesso/gerar-codigos-de-reserva.ts';
import mostrar from '../../../../../events/http/acesso/mostrar-segundo-fator.ts';
import sessao from '../../../../../events/http/acesso/sessao.ts';
import { POUCOS_CODIGOS } from '../../../../../events/http/esquemas-segundo-fator.ts';
import { CampoDeSenha } from '../../componentes/campo-de-senha.tsx';
import { Copiar } from '../../componentes/copiar.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { useAtoSigiloso } from '../../nucleo/ato-sigiloso.ts';

/** The only time that they are seen. */
export function CodigosDeReserva({ intro, codigos, aoGuardar }: { readonly intro: string; readonly codigos: readonly string[]; readonly aoGuardar: () => void }) {
  const consultas = useQueryClient();
  const concluir = () => {
    void consultas.invalidateQueries({ queryKey: [sessao.operationId] });
    void consultas.invalidateQueries({ queryKey: [mostrar.operationId] });
    aoGuardar();
  };
  return (
    <section aria-label="Códigos de reserva">
      <p>
        {intro} Guarde estes códigos de reserva em lugar seguro. Cada um entra uma vez, se você perder o celular, e <strong>eles não aparecem de novo</strong>.
      </p>
      <ul className="segundo-fator__codigos">
        {codigos.map((c) => (
          <li key={c}>
            <code>{c}</code>
          </li>
        ))}
      </ul>
      <div className="passos__acoes">
        <Copiar texto={codigos.join('\n')} oque="os códigos" />
        <Button type="primary" onClick={concluir}>
          Já guardei
        </Button>
      </div>
    </section>
  );
}

function quantosRestam(n: number): string {
  if (n === 0) return 'Você não tem códigos de reserva: se perder o celular, só um administrador devolve a sua entrada. Gere outros agora.';
  const restam = n === 1 ? 'Resta 1 código de reserva' : `Restam ${n} códigos de reserva`;
  return n <= POUCOS_CODIGOS ? `${restam}: gere outros antes que acabem.` : `${restam}.`;
}

/** How many are left, and others in their place for who knows the password. `aoMostrar`: while they are on the screen nothing takes them away. */
export function GerarCodigos({ restam, aoMostrar }: { readonly restam: number; readonly aoMostrar: (codigos: readonly string[]) => void }) {
  const [senha, setSenha] = useState('');
  const [tentou, setTentou] = useState(false);
  const { ocupado, problema, erro, agir } = useAtoSigiloso(gerar);
  const enviar = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    setTentou(true);
    if (ocupado || senha === '') return;
    const feito = await agir({ corpo: { senha } });
    setSenha('');
    setTentou(false);
    if (feito !== undefined) aoMostrar(feito.codigos);
  };
  return (
    <form className="entrar__formulario" noValidate onSubmit={(e) => void enviar(e)} aria-label="Códigos de reserva">
      <p>{quantosRestam(restam)} Os novos tomam o lugar dos que você tem.</p>
      {problema && <Recusa problema={problema} />}
      {erro && <Falha erro={erro} />}
      <CampoDeSenha nome="A sua senha, para gerar outros" valor={senha} preencher="current-password" erro={tentou && senha === '' ? 'Digite a sua senha.' : undefined} aoMudar={setSenha} />
      <Button htmlType="submit" loading={ocupado}>
        Gerar outros códigos
      </Button>
    </form>
  );
}
