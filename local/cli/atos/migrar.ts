import { migrar } from '../../../layers/postgres/migrador.ts';
import { comBanco, comoConfiguracao, type OpcoesDoBanco } from '../acesso-ao-banco.ts';

export async function comandoMigrar(o: OpcoesDoBanco): Promise<void> {
  await comBanco(o, 'nascente_migrador', async (_pool, acesso) => {
    const feitas = await migrar({ conexao: comoConfiguracao(acesso), aoAplicar: (nome) => console.log(`aplicada ${nome}`) });
    if (feitas.length === 0) console.log('O esquema do banco já é o do programa.');
  });
}
