using System.Collections.Concurrent;
using Kalapa.App.Data;
using Kalapa.App.Outages;

namespace Kalapa.App.Features.Attachments;

/// <summary>
/// A row names a file whose bytes are gone: in the log and in the record, once for each file and run of the server. The admin's overview
/// raises an alarm from the record for as long as the file is missing.
/// </summary>
public sealed class MissingFiles(UnitOfWork unitOfWork, DatabaseOutage outage, ILogger<MissingFiles> log)
{
    /// <summary>The type of its line in the record.</summary>
    public const string Missing = "file.missing";

    private readonly ConcurrentDictionary<Guid, bool> _raised = new();

    /// <summary>Somebody asked for it.</summary>
    /// <param name="fileId">Its id in the store.</param>
    /// <param name="name">As its sender called it.</param>
    /// <param name="ticket">The ticket's number; empty for a draft.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task Raise(Guid fileId, string name, string ticket, CancellationToken cancellationToken)
    {
        if (!_raised.TryAdd(fileId, true))
        {
            return;
        }

        log.LogError("File {File} ({Name}) of {Ticket} is named by a row, and its bytes are missing from the store.", fileId, name, ticket);
        try
        {
            await unitOfWork.RunAsKalapa(
                operation =>
                {
                    operation.Note(Missing, ("file", $"{fileId}"), ("name", name), ("ticket", ticket));
                    return Task.CompletedTask;
                },
                cancellationToken);
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            _raised.TryRemove(fileId, out _);
        }
    }
}
