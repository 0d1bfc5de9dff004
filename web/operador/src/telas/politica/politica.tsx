import mostrarPolitica from '../../../../../events/http/acesso/mostrar-politica-de-senha.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { FormularioDaPolitica } from './formulario.tsx';

/** What a password must be and how long a session lasts: the utility decides. */
export function PoliticaDeAcesso() {
  const politica = useConsulta(mostrarPolitica, {});
  return (
    <Pagina titulo="Senhas e sessões" subtitulo="Vale para todos, a partir de agora. As senhas em uso continuam valendo até a próxima troca.">
      <Espera consulta={politica}>{(regras) => <FormularioDaPolitica key={JSON.stringify(regras)} regras={regras} />}</Espera>
    </Pagina>
  );
}
