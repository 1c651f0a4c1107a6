/** What the details of a citizen are checked by. */
export type DetailsRules = {
  /** Version of the consent text in force. */
  consentVersion: string;
  /** The day in Vietnam, yyyy-MM-dd. */
  today: () => string;
  /** Whether a CMND of nine digits may register an account, as the guide allows. */
  acceptsCitizenIdOld9: boolean;
};
