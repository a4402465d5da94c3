using System.Security.Claims;
using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Account;

/// <summary>
/// Pages, files and exports that a reader may not have, in the audit (trust.md, section 2): the first at once, then one row a minute. What
/// is not there and what is hidden look alike here too. Which ticket it was is not written: an address may hold a code.
/// </summary>
internal sealed class DeniedReads(UnitOfWork unitOfWork, TimeProvider clock, ILogger<DeniedReads> log)
{
    /// <summary>It was answered already, so whatever goes wrong here goes to the log alone.</summary>
    public async Task Record(ClaimsPrincipal reader, string path, bool forbidden)
    {
        try
        {
            await unitOfWork.Denied.Record(new(Denial.AuditType, reader.UserId(), reader.FindFirstValue(KalapaClaims.DisplayName) ?? "", "", new Dictionary<string, string>
            {
                ["page"] = PageOf(path),
                ["answer"] = (forbidden ? Answer.Forbidden : Answer.NotFound).ToString(),
            }), clock.GetUtcNow(), holdsGate: false);
        }
        catch (Exception exception)
        {
            log.LogError(exception, "A denied read could not be written to the audit.");
        }
    }

    // "/permintaan/{id}/isi" without the id: the first part names the page.
    private static string PageOf(string path) => $"/{path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()}";
}
