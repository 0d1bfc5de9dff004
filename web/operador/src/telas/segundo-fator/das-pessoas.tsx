import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import mostrarObrigatoriedade from '../../../../../events/http/acesso/mostrar-obrigatoriedade.ts';
import retirar from '../../../../../events/http/acesso/retirar-segundo-fator.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { Espera } from '../../componentes/falha.tsx';
import { Falta } from '../../componentes/falta.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { nomeDaFuncao, nomeDoPrivilegio } from '../acesso/comum/palavras.ts';
import { Exigencia } from './exigencia.tsx';

/** Of whom it is demanded, and the way out of who lost the telephone. */
export function DasPessoas() {
  const pode = usePode();
  const exigida = useConsulta(mostrarObrigatoriedade, {}, { ativa: pode.semLimite('segundo-fator:consultar') });
  const [aberto, setAberto] = useState<'retirar' | 'exigir' | null>(null);
  return (
    <section aria-labelledby="fator-das-pessoas" className="politica__quadro">
      <h2 id="fator-das-pessoas">De quem é exigido</h2>
      <Espera consulta={exigida}>
        {(o) => (
          <>
            <ul>
              {o.administradores && <li>Administradores do sistema</li>}
              {o.funcoes.map((f) => (
                <li key={f}>Quem usa “{nomeDaFuncao(f)}”</li>
              ))}
              {o.privilegios.map((p) => (
                <li key={p}>Quem tem o privilégio “{nomeDoPrivilegio(p)}”</li>
              ))}
            </ul>
            <div className="passos__acoes">
              <Button onClick={() => setAberto('exigir')}>Mudar de quem é exigido…</Button>
              <Button danger onClick={() => setAberto('retirar')}>
                Retirar o de uma pessoa…
              </Button>
            </div>
            {aberto === 'exigir' && <Exigencia atual={o} aoFechar={() => setAberto(null)} />}
            {aberto === 'retirar' && <Retirar aoFechar={() => setAberto(null)} />}
          </>
        )}
      </Espera>
    </section>
  );
}

function Retirar({ aoFechar }: { readonly aoFechar: () => void }) {
  const id = useId();
  const [login, setLogin] = useState('');
  const { message } = App.useApp();
  const ato = useAto(retirar);
  const falta = login.trim().length < 3;
  const confirmar = (motivo: string) =>
    ato.mutate(
      { corpo: { login: login.trim(), motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(`${r.valor.nome} entra agora só com a senha.`);
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo="Retirar o segundo fator de uma pessoa"
      explicacao="De quem perdeu o celular e os códigos de reserva. Confira quem pede: as sessões abertas da pessoa terminam, e ela entra só com a senha até cadastrar outro."
      confirmar="Retirar"
      perigo
      usuais={['Celular perdido; identificou-se com documento', 'Trocou de celular sem desligar o anterior']}
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={!falta}
      campos={(tentou) => (
        <div className="campo">
          <label htmlFor={id}>Usuário</label>
          <Input id={id} maxLength={40} autoComplete="off" spellCheck={false} value={login} status={tentou && falta ? 'error' : ''} aria-invalid={tentou && falta} aria-describedby={`${id}-falta`} onChange={(e) => setLogin(e.target.value)} />
          <Falta id={`${id}-falta`} texto={tentou && falta ? 'Escreva o usuário com que a pessoa entra.' : ''} />
        </div>
      )}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
