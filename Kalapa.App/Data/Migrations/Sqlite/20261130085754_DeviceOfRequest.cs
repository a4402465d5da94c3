using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeviceOfRequest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DeviceId",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            // What was filed before the column is found by it too.
            migrationBuilder.Sql(
                "UPDATE Tickets SET DeviceId = upper(json_extract(Details, '$.DeviceId')) WHERE Details IS NOT NULL AND json_extract(Details, '$.DeviceId') IS NOT NULL;");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_DeviceId",
                table: "Tickets",
                column: "DeviceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Said in SQL: to drop a column EF Core makes the table anew after the model of the migration before, which was written on another branch and lacks
            // the index that companies brought.
            migrationBuilder.Sql("DROP INDEX \"IX_Tickets_DeviceId\";");
            migrationBuilder.Sql("ALTER TABLE \"Tickets\" DROP COLUMN \"DeviceId\";");
        }
    }
}
