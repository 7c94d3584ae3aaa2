import { lookedUp } from './case-steps.js';
import type { Client } from './referral-steps.js';
import { planMade, planNotMade, reviewed } from './plan-steps.js';
import type { Calendar, Story } from './story.js';

/** What came of planning, told by somebody's name: days are counted back from today, the hours follow those of support. */
export type Planning = (client: Client, by: string, calendar: Calendar) => Story;

/** Leaving is prepared; nothing of it is on paper. */
export const preparesToLeave: Planning = (client, by, calendar) => [
  planMade(client, calendar.ago(24, '16:40'), by, {
    emergency: '999, then 55. Mrs Lloyd at number 4 rings the police when the kitchen light goes on and off.',
    'preparing-to-leave': 'On a Wednesday, when he works late. Bag and passports are at the surgery; the bus at 14:10.',
    technology: 'She reads messages on the library’s computer only. The car reports where it is: leave it.',
    children: 'Go to Mrs Lloyd and stay there. The school knows who may collect them.',
  }, { form: 'memory', keptWhere: null, safeThere: false }),
  reviewed(client, calendar.ago(10, '17:05'), by, 'safety-plan', 'The bus has changed; everything else holds. She knows the plan by heart.'),
  // At home, late, on her own account: worth a question, and nothing more is known of it.
  lookedUp(client, calendar.ago(8, '22:40'), 'duty-2@harbour-light.example'),
];

/** She has left: the copy is where he does not come. */
export const hasLeft: Planning = (client, by, calendar) => [
  planMade(client, calendar.ago(20, '16:40'), by, {
    emergency: 'Ring 999 first and her brother after that. The word is “umbrella”.',
    'after-leaving': 'Locks changed on Monday. Another way to school; no post to the new address.',
    legal: 'Non-molestation order until May. A call at the door is a breach; ring 101 each time and note the number.',
    'contact-with-harmer': 'Through the solicitor only.',
  }, { form: 'safe-third-person', keptWhere: 'With her sister, in the piano stool', safeThere: true }),
  reviewed(client, calendar.ago(6, '17:05'), by, 'safety-plan', 'One silent call, reported. The order holds, and she sleeps again.'),
];

/** Talking of a plan was itself not safe; somebody asks again. */
export const notSafeToPlan: Planning = (client, by, calendar) => [planNotMade(client, calendar.ago(15, '16:40'), by, 'not-safe-now', 17)];

/** For somebody who lives alone and is found again and again. */
export const livesOnHerOwn: Planning = (client, by, calendar) => [
  planMade(client, calendar.ago(10, '16:40'), by, {
    'at-home': 'Phone and keys by the back door; the chain stays on. The neighbour’s light is the sign that all is well.',
    'people-and-agencies': 'Her manager knows and may be told of any call at work. Nobody at the chapel.',
    'emotional-support': 'Her choir on Thursdays; rings her aunt when it is bad.',
  }),
];

export const wantsNoPlan: Planning = (client, by, calendar) => [planNotMade(client, calendar.ago(5, '16:40'), by, 'declined', 21)];
