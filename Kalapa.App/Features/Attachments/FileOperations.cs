using Kalapa.App.Data;
using Kalapa.App.Files;
using Kalapa.App.Outages;

namespace Kalapa.App.Features.Attachments;

/// <summary>What an operation on files answers.</summary>
/// <param name="Result">For the verb.</param>
/// <param name="Unnamed">Files that no row names any more once this is committed; also received ones that were not needed.</param>
public sealed record Filed<T>(T Result, params IReadOnlyCollection<Guid> Unnamed);

/// <summary>
/// Runs the operations that bring or drop files, and beside the sweep (R113) the only place that erases bytes. A received file is erased
/// only when it is certain that no row names it, a dropped one only after that was committed. When the answer to the commit was lost, or
/// the process ends in between, bytes stay, and the sweep erases what no row names.
/// </summary>
public sealed class FileOperations(UnitOfWork unitOfWork, FileStore files)
{
    /// <summary>Runs a verb for a user, like <see cref="UnitOfWork"/>.</summary>
    /// <param name="userId">Who acts.</param>
    /// <param name="received">Bytes that are in the store for it.</param>
    /// <param name="verb">Links them; may run more than once.</param>
    /// <param name="cancellationToken">Ends with the request or circuit.</param>
    public Task<T> Run<T>(
        Guid? userId, IReadOnlyCollection<Guid> received, Func<OperationContext, Task<Filed<T>>> verb, CancellationToken cancellationToken) =>
        Settle(received, () => unitOfWork.Run(userId, verb, cancellationToken));

    /// <summary>The same for what Kalapa does by itself.</summary>
    public Task<T> RunAsKalapa<T>(
        IReadOnlyCollection<Guid> received, Func<OperationContext, Task<Filed<T>>> verb, CancellationToken cancellationToken) =>
        Settle(received, async () =>
        {
            Filed<T>? filed = null;
            await unitOfWork.RunAsKalapa(async operation => filed = await verb(operation), cancellationToken);
            return filed!;
        });

    private async Task<T> Settle<T>(IReadOnlyCollection<Guid> received, Func<Task<Filed<T>>> run)
    {
        Filed<T> filed;
        try
        {
            filed = await run();
        }
        catch (OutcomeUnknownException)
        {
            // A row may name them.
            throw;
        }
        catch
        {
            // Nothing was committed: that is the seam's word (UnitOfWork.Run).
            Erase(received);
            throw;
        }

        Erase(filed.Unnamed);
        return filed.Result;
    }

    private void Erase(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            try
            {
                files.Delete(id);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What was committed stays so; the sweep tries again.
            }
        }
    }
}
