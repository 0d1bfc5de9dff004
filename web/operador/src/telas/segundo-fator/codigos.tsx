import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import gerar from '../../../../../events/http/acesso/gerar-codigos-de-reserva.ts';
import mostrar from '../../../../../events/http/acesso/mostrar-segundo-fator.ts';
import sessao from '../../../../../events/http/acesso/sessao.ts';
import { POUCOS_CODIGOS } from '../../../../../events/http/esquemas-segundo-fator.ts';
import { Copiar } from '../../componentes/copiar.tsx';
import { useAtoSigiloso } from '../../nucleo/ato-sigiloso.ts';
import { ComSenha } from './com-senha.tsx';

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
  const ato = useAtoSigiloso(gerar);
  return (
    <ComSenha titulo="Códigos de reserva" campo="A sua senha, para gerar outros" botao="Gerar outros códigos" ato={ato} aoFazer={({ codigos }) => aoMostrar(codigos)}>
      {quantosRestam(restam)} Os novos tomam o lugar dos que você tem.
    </ComSenha>
  );
}
