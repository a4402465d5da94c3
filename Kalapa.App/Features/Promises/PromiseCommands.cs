using System.Globalization;
using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Promises;

/// <summary>One side of one branch.</summary>
/// <param name="Branch">Its code.</param>
/// <param name="Side">Whose hours.</param>
public readonly record struct CalendarKey(string Branch, CalendarSide Side);

/// <summary>What the verbs on calendars and promises share.</summary>
internal static class PromiseCommands
{
    /// <summary>O78: the calendars, held, in one order whoever asks; those of a branch that never had any begin here.</summary>
    /// <exception cref="AccessDenied">Not for this actor, or no such branch.</exception>
    public static async Task<IReadOnlyList<BranchCalendar>> Calendars(this OperationContext operation, IEnumerable<CalendarKey> keys)
    {
        operation.Demand(Operation.EditPromises, null);
        var asked = keys.Distinct().OrderBy(key => key.Branch, StringComparer.Ordinal).ThenBy(key => key.Side).ToList();
        string[] branches = [.. asked.Select(key => key.Branch).Distinct()];
        if (await operation.Db.Branches.CountAsync(row => branches.Contains(row.Code), operation.Cancellation) != branches.Length)
        {
            throw new AccessDenied(Operation.EditPromises, Answer.NotFound);
        }

        var there = await operation.Db.BranchCalendars.Where(row => branches.Contains(row.BranchCode)).OrderBy(row => row.BranchCode).ThenBy(row => row.Side).ToLockedListAsync(operation.Cancellation);
        return [.. asked.Select(key => there.Find(row => row.BranchCode == key.Branch && row.Side == key.Side) ?? Begun(operation, key))];
    }

    /// <summary>Which calendar an audit row is about.</summary>
    public static void Note(this OperationContext operation, string type, BranchCalendar calendar, params (string Key, string? Value)[] values) =>
        operation.Note(type, [("branch", calendar.BranchCode), ("side", $"{calendar.Side}"), .. values]);

    /// <summary>A day as the record writes it.</summary>
    public static string Written(Holiday holiday) => $"{holiday.Day.ToString("O", CultureInfo.InvariantCulture)} {holiday.Name}";

    private static BranchCalendar Begun(OperationContext operation, CalendarKey key)
    {
        var calendar = BranchCalendar.Standard(key.Branch, key.Side);
        operation.Db.BranchCalendars.Add(calendar);
        return calendar;
    }
}
