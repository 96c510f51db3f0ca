import type { Toolbar } from '../.storybook/toolbar';
import type { Environment } from '../src/model/environment';
import type { CashierState } from '../test/fixtures/cashier-states';
import type { ScriptedGateway } from '../test/fixtures/scripted-gateway';
import { sampleSession } from '../test/fixtures/session';
import { walletThat } from '../test/fixtures/state-parts';
import { attempt, products } from '../test/fixtures/terminal-states';
import { actions, environments } from '../test/fixtures/terminals';

const [sampleProduct] = sampleSession().products;

/** A state of the cashier as it is on a terminal; one that has a place of its own is seen there only. */
export function atTerminal(state: CashierState, terminal: Toolbar['terminal']): CashierState {
  if (terminal === 'own' || state.environment) return state;
  const environment: Environment = environments[terminal];
  // Nobody is led away from a story.
  return { launchers: walletThat({ type: 'started' }), ...state, environment, gateway: () => openedFurther(state.gateway()) };
}

/** A shop that has opened more than what works on a PC; what it starts is what belongs to the product. */
function openedFurther(gateway: ScriptedGateway): ScriptedGateway {
  const { session, createPayment } = gateway;
  const [opened, ...others] = session.products;
  if (!opened || others.length > 0 || opened.productId !== sampleProduct?.productId || opened.maintenance) return gateway;
  gateway.session = { ...session, products, authorization: { status: 'granted' } };
  gateway.createPayment = (id, request, signal) => {
    if (isStartable(request.productId)) gateway.attempt = { ...attempt(request.productId), ...gateway.attempt };
    return createPayment(id, request, signal);
  };
  return gateway;
}

function isStartable(productId: string): productId is keyof typeof actions {
  return productId in actions;
}
