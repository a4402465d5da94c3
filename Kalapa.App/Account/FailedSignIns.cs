using Kalapa.App.Data;

namespace Kalapa.App.Account;

/// <summary>
/// Sign-ins that failed, in the audit: by account and address, the first at once and then one row a minute. What was typed is not kept:
/// people type passwords where e-mails belong.
/// </summary>
internal sealed class FailedSignIns(UnitOfWork unitOfWork, TimeProvider clock)
{
    /// <summary>The audit's type.</summary>
    public const string AuditType = "signin.failed";

    /// <param name="user">Whose e-mail was typed; null when it is nobody's.</param>
    /// <param name="address">Where from.</param>
    /// <param name="outcome">How it was answered.</param>
    public Task Record(KalapaUser? user, string address, SignInOutcome outcome)
    {
        var values = new Dictionary<string, string> { ["address"] = address, ["answer"] = outcome.ToString() };
        if (user is not null)
        {
            (values["account"], values["name"]) = ($"{user.Id}", user.DisplayName);
        }

        return unitOfWork.Denied.Record(new(AuditType, null, "", address, values), clock.GetUtcNow(), holdsGate: false);
    }
}
