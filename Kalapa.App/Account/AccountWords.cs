namespace Kalapa.App.Account;

/// <summary>Words of the pages under <c>/akun</c>: signing in, invitation, own settings, first start.</summary>
public sealed class AccountWords;
