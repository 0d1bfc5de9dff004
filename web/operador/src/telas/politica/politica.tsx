import { useState } from 'react';
import mostrarPolitica from '../../../../../events/http/acesso/mostrar-politica-de-senha.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { FormularioDaPolitica } from './formulario.tsx';

/** What a password must be and how long a session lasts: the utility decides. */
export function PoliticaDeAcesso() {
  const politica = useConsulta(mostrarPolitica, {});
  // begun again only when recorded: a refusal keeps what the person wrote
  const [gravadas, setGravadas] = useState(0);
  return (
    <Pagina titulo="Senhas e sessões" subtitulo="Vale para todos, a partir de agora. As senhas em uso continuam valendo até a próxima troca.">
      <Espera consulta={politica}>{(regras) => <FormularioDaPolitica key={gravadas} regras={regras} aoGravar={() => setGravadas(gravadas + 1)} />}</Espera>
    </Pagina>
  );
}
