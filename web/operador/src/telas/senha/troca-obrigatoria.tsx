import { useEffect } from 'react';
import mostrarPolitica from '../../../../../events/http/acesso/mostrar-politica-de-senha.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Sair } from '../../moldura/sair.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { FormularioDeSenha } from './formulario.tsx';

/** The password came from somebody else, or expired: nothing else opens before there is another. */
export function TrocaObrigatoria() {
  const politica = useConsulta(mostrarPolitica, {});
  useEffect(() => {
    document.title = 'Escolha a sua senha · Nascente';
  }, []);
  return (
    <main className="entrar">
      <div className="entrar__cartao">
        <header className="entrar__topo">
          <img src="/nascente.svg" alt="" width={48} height={48} />
          <h1>Escolha a sua senha</h1>
        </header>
        <p>A senha com que você entrou é provisória ou venceu. Escolha uma que só você conheça: depois disso o sistema abre.</p>
        <Espera consulta={politica}>{(regras) => <FormularioDeSenha regras={regras} aoTrocar={() => undefined} />}</Espera>
        <Sair />
      </div>
    </main>
  );
}
