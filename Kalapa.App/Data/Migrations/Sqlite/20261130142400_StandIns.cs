using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StandIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "NamedApproverId",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            // What is about no ticket is told too. SQLite loosens a column by making the table anew: no table leans on this one.
            migrationBuilder.Sql("""
                CREATE TABLE "ef_temp_Notifications" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_Notifications" PRIMARY KEY AUTOINCREMENT,
                    "At" INTEGER NOT NULL,
                    "ReadAt" INTEGER NULL,
                    "TicketId" TEXT NULL,
                    "Type" TEXT NOT NULL,
                    "UserId" TEXT NOT NULL,
                    "Values" TEXT NOT NULL
                );
                INSERT INTO "ef_temp_Notifications" ("Id", "At", "ReadAt", "TicketId", "Type", "UserId", "Values")
                SELECT "Id", "At", "ReadAt", "TicketId", "Type", "UserId", "Values" FROM "Notifications";
                DROP TABLE "Notifications";
                ALTER TABLE "ef_temp_Notifications" RENAME TO "Notifications";
                CREATE INDEX "IX_Notifications_TicketId" ON "Notifications" ("TicketId");
                CREATE INDEX "IX_Notifications_UserId_Id" ON "Notifications" ("UserId", "Id");
                CREATE INDEX "IX_Notifications_UserId_ReadAt" ON "Notifications" ("UserId", "ReadAt");
                """);

            migrationBuilder.AddColumn<Guid>(
                name: "DecidedForId",
                table: "Approval",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedForName",
                table: "Approval",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "First",
                table: "Approval",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsTwo",
                table: "Approval",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "StandIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BranchCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ForUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BeginsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NamedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandIns_Branches_BranchCode",
                        column: x => x.BranchCode,
                        principalTable: "Branches",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StandIns_BranchCode_EndsAt",
                table: "StandIns",
                columns: new[] { "BranchCode", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StandIns_UserId_EndsAt",
                table: "StandIns",
                columns: new[] { "UserId", "EndsAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StandIns");

            // In SQL, since EF Core makes a table anew to drop a column, after the model of the migration before.
            migrationBuilder.Sql("""ALTER TABLE "Tickets" DROP COLUMN "NamedApproverId";""");
            migrationBuilder.Sql("""ALTER TABLE "Approval" DROP COLUMN "DecidedForId";""");
            migrationBuilder.Sql("""ALTER TABLE "Approval" DROP COLUMN "DecidedForName";""");
            migrationBuilder.Sql("""ALTER TABLE "Approval" DROP COLUMN "First";""");
            migrationBuilder.Sql("""ALTER TABLE "Approval" DROP COLUMN "NeedsTwo";""");
            migrationBuilder.Sql("""
                CREATE TABLE "ef_temp_Notifications" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_Notifications" PRIMARY KEY AUTOINCREMENT,
                    "At" INTEGER NOT NULL,
                    "ReadAt" INTEGER NULL,
                    "TicketId" TEXT NOT NULL,
                    "Type" TEXT NOT NULL,
                    "UserId" TEXT NOT NULL,
                    "Values" TEXT NOT NULL
                );
                INSERT INTO "ef_temp_Notifications" ("Id", "At", "ReadAt", "TicketId", "Type", "UserId", "Values")
                SELECT "Id", "At", "ReadAt", "TicketId", "Type", "UserId", "Values" FROM "Notifications" WHERE "TicketId" IS NOT NULL;
                DROP TABLE "Notifications";
                ALTER TABLE "ef_temp_Notifications" RENAME TO "Notifications";
                CREATE INDEX "IX_Notifications_TicketId" ON "Notifications" ("TicketId");
                CREATE INDEX "IX_Notifications_UserId_Id" ON "Notifications" ("UserId", "Id");
                CREATE INDEX "IX_Notifications_UserId_ReadAt" ON "Notifications" ("UserId", "ReadAt");
                """);
        }
    }
}
