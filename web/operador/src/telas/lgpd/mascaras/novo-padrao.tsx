import { Input } from 'antd';
import { useId, useState } from 'react';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useGravarPolitica } from './gravar-politica.ts';
import { comPadrao, errosDoPadrao, ocultarTudo, testarPadrao, type PoliticaLida, type Teste } from './padrao-novo.ts';

/** A pattern, its mask, and how a text of the person's own comes out while he writes. Mounted while open. */
export function NovoPadrao({ politica, aoFechar }: { readonly politica: PoliticaLida; readonly aoFechar: () => void }) {
  const [nome, setNome] = useState('');
  const [padrao, setPadrao] = useState('');
  const [escrita, setEscrita] = useState<string>();
  const [exemplo, setExemplo] = useState('');
  const { gravar, dialogo } = useGravarPolitica('Padrão criado: vale para todos em até 15 segundos.', aoFechar);
  const novo = { nome, padrao, mascara: escrita ?? ocultarTudo(padrao) };
  const erros = errosDoPadrao(politica, novo);
  const teste = testarPadrao(politica, novo, exemplo);
  return (
    <DialogoMotivo
      {...dialogo}
      titulo="Novo padrão"
      explicacao={
        <p>
          Escreva como o dado aparece: <code>#</code> é um algarismo, <code>A</code> uma letra, <code>X</code> um ou outra, e <code>+</code> depois deles é “um ou mais”. O resto é o próprio caractere. Na máscara, <code>*</code> é o que fica escondido.
        </p>
      }
      confirmar="Criar padrão"
      usuais={['Aparece em observações', 'Pedido do encarregado de dados']}
      camposProntos={Object.values(erros).every((e) => e === '')}
      campos={(tentou) => (
        <>
          <Campo nome="Nome" valor={nome} exemplo="RG" maximo={60} erro={tentou ? erros.nome : ''} aoMudar={setNome} />
          <Campo nome="O que procura" valor={padrao} exemplo="RG ##.###.###-#" maximo={60} codigo erro={tentou || padrao.length > 3 ? erros.padrao : ''} aoMudar={setPadrao} />
          <Campo nome="Como sai" valor={novo.mascara} exemplo="RG **.###.###-*" maximo={60} codigo erro={tentou || escrita !== undefined ? erros.mascara : ''} aoMudar={setEscrita} />
          <Experimentar exemplo={exemplo} teste={teste} aoMudar={setExemplo} />
        </>
      )}
      aoConfirmar={(motivo) => gravar(comPadrao(politica, novo), motivo)}
    />
  );
}

interface PropsDoCampo {
  readonly nome: string;
  readonly valor: string;
  readonly exemplo: string;
  readonly maximo: number;
  readonly codigo?: boolean;
  readonly erro: string;
  readonly aoMudar: (valor: string) => void;
}

function Campo({ nome, valor, exemplo, maximo, codigo = false, erro, aoMudar }: PropsDoCampo) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{nome}</label>
      <Input id={id} maxLength={maximo} placeholder={exemplo} value={valor} spellCheck={false} autoComplete="off" {...(codigo ? { className: 'codigo' } : {})} status={erro === '' ? '' : 'error'} aria-invalid={erro !== ''} aria-describedby={`${id}-erro`} onChange={(e) => aoMudar(e.target.value)} />
      <Falta id={`${id}-erro`} texto={erro} />
    </div>
  );
}

function Experimentar({ exemplo, teste, aoMudar }: { readonly exemplo: string; readonly teste: Teste | undefined; readonly aoMudar: (texto: string) => void }) {
  const id = useId();
  const diz = teste === undefined ? 'Complete o padrão para ver como o texto sai.' : exemplo === '' ? 'Escreva acima um texto como os do dia a dia.' : teste.achou ? 'O padrão achou o que esconder.' : 'O padrão não achou nada neste texto.';
  return (
    <div>
      <label htmlFor={id}>Experimente em um texto seu</label>
      <Input.TextArea id={id} rows={2} maxLength={500} value={exemplo} placeholder="Apresentou o RG 12.345.678-9 no balcão" spellCheck={false} onChange={(e) => aoMudar(e.target.value)} />
      <div aria-live="polite">
        {teste !== undefined && exemplo !== '' && <blockquote className="codigo">{teste.saida}</blockquote>}
        <p className="ajuda">{diz} O texto não é guardado.</p>
      </div>
    </div>
  );
}
