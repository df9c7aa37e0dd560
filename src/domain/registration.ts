/** How far a member of staff is with the registration on the platform (п. 5). */
export type RegistrationState = 'registered' | 'waits_for_confirmation' | 'knows_the_bot' | 'not_here_yet';
