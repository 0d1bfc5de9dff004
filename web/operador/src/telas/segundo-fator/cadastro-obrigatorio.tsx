import { useEffect } from 'react';
import { Sair } from '../../moldura/sair.tsx';
import { CadastroDoFator } from './cadastro.tsx';

/** What this person may do asks for more than a password: nothing else opens before. */
export function CadastroObrigatorio({ aoMostrarCodigos }: { readonly aoMostrarCodigos: (mostrando: boolean) => void }) {
  useEffect(() => {
    document.title = 'Segundo fator · Nascente';
  }, []);
  return (
    <main className="entrar">
      <div className="entrar__cartao">
        <header className="entrar__topo">
          <img src="/nascente.svg" alt="" width={48} height={48} />
          <h1>Cadastre o segundo fator</h1>
        </header>
        <p>O que você pode fazer no sistema pede mais do que uma senha. Cadastre o seu celular: depois disso o sistema abre.</p>
        <CadastroDoFator aoMostrarCodigos={aoMostrarCodigos} />
        <Sair />
      </div>
    </main>
  );
}
